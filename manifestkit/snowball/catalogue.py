"""Every rule of Snowball, family by family: what the fact weighs, and the function that checks it.

The ids are those of the Snowball reference as they stand (RULINGS 16). Severity and error are its columns; where a
column is split, the observation carries its own severity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.snowball.rules import (
    accounts,
    address_countries,
    address_parts,
    addresses,
    capacities,
    cluster_nodes,
    clusters,
    completeness,
    device_types,
    functions,
    identities,
    images,
    key_ranges,
    notifications,
    region,
    resources,
    services,
    shipping,
    states,
    tax,
)

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule
    from manifestkit.snowball.rules.family import Checked

REQUEST_RULES: tuple[Checked, ...] = (
    *clusters.RULES,
    *cluster_nodes.RULES,
    *completeness.RULES,
    *device_types.RULES,
    *capacities.RULES,
    *key_ranges.RULES,
    *region.RULES,
    *resources.RULES,
    *functions.RULES,
    *images.RULES,
    *services.RULES,
    *identities.RULES,
    *notifications.RULES,
    *accounts.RULES,
    *shipping.RULES,
    *addresses.RULES,
    *address_countries.RULES,
    *address_parts.RULES,
    *tax.RULES,
)

# The rules that a schema states: `x-rule` names them (see schemas/README.md).
SCHEMA_RULES: tuple[Rule, ...] = (
    *key_ranges.SHAPES,
    *images.SHAPES,
    *identities.SHAPES,
    *notifications.SHAPES,
    *addresses.SHAPES,
    *tax.SHAPES,
)

# The rules that need a job or cluster to judge by, so that only a dry run can break them.
STATE_RULES: tuple[Rule, ...] = (*clusters.STATE_RULES, *capacities.STATE_RULES, *states.STATE_RULES)

RULES: tuple[Rule, ...] = (*(checked.rule for checked in REQUEST_RULES), *SCHEMA_RULES, *STATE_RULES)
