"""Write what derives from the table of options: ``python -m manifestkit.importexport.generate``."""

from __future__ import annotations

import json
from pathlib import Path

from manifestkit.importexport.editor_schema import json_schema
from manifestkit.importexport.option_table import docs_table
from manifestkit.importexport.variants import VARIANTS


def generated_files() -> dict[str, str]:
    """The text of each derived file by its path below the top of the repository."""
    schemas = {
        f"schemas/importexport/manifest/{variant}.json": json.dumps(json_schema(variant), indent=2) + "\n"
        for variant in VARIANTS
    }
    return {"docs/manifest-options.md": docs_table(), **schemas}


def main() -> None:
    """Write all of them into the checkout that this module is a part of."""
    top = Path(__file__).parents[2]
    for name, text in generated_files().items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
