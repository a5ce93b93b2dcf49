"""What people write for a state or province beside the names and codes that the address data knows.

Source: address reference, 2.1; the rest is general knowledge of the countries.
"""

# ruff: noqa: RUF001  places are named in scripts whose letters look like Latin ones

from __future__ import annotations

KIND_WORDS = """
state of province provincia county contae co prefecture region district department departamento governorate
emirate parish city municipality special metropolitan autonomous republic estado de
oblast kray krai respublika republits misto область край республика республіка місто город
sheng shi zizhiqu to fu ken do si gwangyeoksi teukbyeolsi il ili tỉnh thành phố จังหวัด استان إمارة
"""
"""Words before or after a name that say what kind of place it is: ``County Cork``, ``Tokyo-to``."""

CHINESE_ENDINGS = tuple("省市縣县都府県")
"""The last character of a name that says the same in Chinese and Japanese writing."""

ALIASES: dict[str, dict[str, str]] = {
    "AE": {"Abu Zaby": "Abu Dhabi", "Dubayy": "Dubai", "RAK": "Ras al Khaimah", "UAQ": "Umm Al Quwain"},
    "AR": {
        "CABA": "Ciudad Autónoma de Buenos Aires",
        "Capital Federal": "Ciudad Autónoma de Buenos Aires",
        "Ciudad de Buenos Aires": "Ciudad Autónoma de Buenos Aires",
    },
    "CA": {
        "Newfoundland": "NL",
        "Labrador": "NL",
        "NF": "NL",
        "PEI": "PE",
        "PQ": "QC",
        "Yukon Territory": "YT",
    },
    "CL": {
        "RM": "Región Metropolitana",
        "Santiago": "Región Metropolitana",
        "Metropolitana": "Región Metropolitana",
    },
    "CN": {
        "Guangxi": "广西壮族自治区",
        "Inner Mongolia": "内蒙古自治区",
        "Nei Mongol": "内蒙古自治区",
        "Nei Menggu": "内蒙古自治区",
        "Ningxia": "宁夏回族自治区",
        "Tibet": "西藏自治区",
        "Xinjiang": "新疆维吾尔自治区",
        "Macao": "澳门",
    },
    "CO": {
        "Bogota DC": "Bogotá",
        "Distrito Capital": "Bogotá",
        "Valle": "Valle del Cauca",
        "San Andrés": "San Andrés y Providencia",
    },
    "CU": {"Havana": "La Habana"},
    "EG": {"Beheira": "البحيرة", "Sharqia": "الشرقية", "Minya": "المنيا", "Monufia": "المنوفية"},
    "ES": {
        "Baleares": "PM",
        "Balearic Islands": "PM",
        "Biscay": "BI",
        "Comunidad Foral de Navarra": "NA",
        "Comunidad de Madrid": "Madrid",
        "Las Palmas de Gran Canaria": "GC",
        "Majorca": "PM",
        "Mallorca": "PM",
        "Navarre": "NA",
        "Principado de Asturias": "Asturias",
        "Saragossa": "Z",
        "Seville": "SE",
        "Tenerife": "TF",
    },
    "HK": {
        "HK": "Hong Kong Island~Kowloon~New Territories",
        "KLN": "Kowloon",
        "Lantau": "New Territories",
        "Lantau Island": "New Territories",
        "Hong Kong": "Hong Kong Island~Kowloon~New Territories",
        "香港": "Hong Kong Island~Kowloon~New Territories",
        "NT": "New Territories",
    },
    "ID": {
        "DI Yogyakarta": "Daerah Istimewa Yogyakarta",
        "DIY": "Daerah Istimewa Yogyakarta",
        "Jabar": "Jawa Barat",
        "Jateng": "Jawa Tengah",
        "Jatim": "Jawa Timur",
        "Papua Barat Daya": "Papua Barat",
        "Papua Pegunungan": "Papua",
        "Papua Selatan": "Papua",
        "Papua Tengah": "Papua",
        "Yogyakarta": "Daerah Istimewa Yogyakarta",
    },
    "IN": {
        "CG": "Chhattisgarh",
        "DD": "Dadra and Nagar Haveli and Daman and Diu",
        "DN": "Dadra and Nagar Haveli and Daman and Diu",
        "Dadra and Nagar Haveli": "Dadra and Nagar Haveli and Daman and Diu",
        "Daman and Diu": "Dadra and Nagar Haveli and Daman and Diu",
        "J&K": "Jammu and Kashmir",
        "NCT of Delhi": "Delhi",
        "National Capital Territory of Delhi": "Delhi",
        "New Delhi": "Delhi",
        "OD": "Odisha",
        "Orissa": "Odisha",
        "Pondicherry": "Puducherry",
        "TS": "Telangana",
        "UK": "Uttarakhand",
        "Uttaranchal": "Uttarakhand",
    },
    "IR": {"Esfahan": "Isfahan Province", "Teheran": "Tehran Province"},
    "IT": {
        "Florence": "FI",
        "Genoa": "GE",
        "Leghorn": "LI",
        "Mantua": "MN",
        "Milan": "MI",
        "Naples": "NA",
        "Padua": "PD",
        "Reggio di Calabria": "RC",
        "Reggio nell'Emilia": "RE",
        "Rome": "RM",
        "South Tyrol": "BZ",
        "Südtirol": "BZ",
        "Syracuse": "SR",
        "Trentino": "TN",
        "Turin": "TO",
        "Valle d'Aosta": "AO",
        "Venice": "VE",
    },
    "KR": {
        "Cheju": "Jeju-do",
        "Chungbuk": "Chungcheongbuk-do",
        "Chungnam": "Chungcheongnam-do",
        "Gyeongbuk": "Gyeongsangbuk-do",
        "Gyeongnam": "Gyeongsangnam-do",
        "Inchon": "Incheon",
        "Jeonbuk": "Jeollabuk-do",
        "Jeonnam": "Jeollanam-do",
        "Kwangju": "Gwangju",
        "Kyonggi": "Gyeonggi-do",
        "North Chungcheong": "Chungcheongbuk-do",
        "North Gyeongsang": "Gyeongsangbuk-do",
        "North Jeolla": "Jeollabuk-do",
        "Pusan": "Busan",
        "South Chungcheong": "Chungcheongnam-do",
        "South Gyeongsang": "Gyeongsangnam-do",
        "South Jeolla": "Jeollanam-do",
        "Taegu": "Daegu",
        "Taejon": "Daejeon",
        "강원특별자치도": "Gangwon-do",
        "광주시": "Gwangju",
        "대구시": "Daegu",
        "대전시": "Daejeon",
        "부산시": "Busan",
        "서울시": "Seoul",
        "세종시": "Sejong",
        "울산시": "Ulsan",
        "인천시": "Incheon",
        "전북특별자치도": "Jeollabuk-do",
    },
    "MX": {
        "Ciudad de Mexico": "CDMX",
        "DF": "CDMX",
        "Distrito Federal": "CDMX",
        "Mexico City": "CDMX",
        "Coahuila": "Coah.",
        "Edomex": "Méx.",
        "Michoacán de Ocampo": "Mich.",
        "Querétaro de Arteaga": "Qro.",
        "Veracruz de Ignacio de la Llave": "Ver.",
    },
    "MY": {
        "Johore": "Johor",
        "KL": "Kuala Lumpur",
        "Malacca": "Melaka",
        "Penang": "Pulau Pinang",
        "Wilayah Persekutuan": "Kuala Lumpur~Labuan~Putrajaya",
        "Wilayah Persekutuan Kuala Lumpur": "Kuala Lumpur",
        "Wilayah Persekutuan Labuan": "Labuan",
        "Wilayah Persekutuan Putrajaya": "Putrajaya",
    },
    "NG": {"Abuja": "Federal Capital Territory", "FCT": "Federal Capital Territory"},
    "PE": {
        "Cusco": "Cuzco",
        "Lima": "Municipalidad Metropolitana de Lima~Gobierno Regional de Lima",
    },
    "PH": {"Manila": "Metro Manila", "NCR": "Metro Manila", "National Capital Region": "Metro Manila"},
    "RU": {
        "Moscow": "Москва",
        "Moscow Oblast": "Московская область",
        "Saint Petersburg": "Санкт-Петербург",
        "St Petersburg": "Санкт-Петербург",
        "Tula": "Тульская область",
    },
    "TH": {
        "BKK": "Bangkok",
        "Krung Thep": "Bangkok",
        "Ayutthaya": "Phra Nakhon Si Ayutthaya",
        "Korat": "Nakhon Ratchasima",
    },
    "TR": {"Afyonkarahisar": "Afyon", "Urfa": "Şanlıurfa", "Maraş": "Kahramanmaraş", "Antep": "Gaziantep"},
    "UA": {
        "Kiev": "місто Київ~Київська область",
        "Kyiv": "місто Київ",
        "Kyiv oblast": "Київська область",
        "Odesa": "Одеська область",
        "Krym": "Автономна Республіка Крим",
    },
    "US": {
        "Virgin Islands of the US": "VI",
        "US Virgin Islands": "VI",
        "Washington DC": "DC",
    },
    "VE": {"Distrito Capital": "Distrito Federal", "Caracas": "Distrito Federal", "La Guaira": "Vargas"},
    "VN": {
        "Ho Chi Minh City": "Thành phố Hồ Chí Minh",
        "HCMC": "Thành phố Hồ Chí Minh",
        "Saigon": "Thành phố Hồ Chí Minh",
        "TP HCM": "Thành phố Hồ Chí Minh",
        "TP Hồ Chí Minh": "Thành phố Hồ Chí Minh",
    },
}
"""For each country what people write and the label of the data that it means; ``~`` parts several labels."""

LOOSELY_ROMANISED = frozenset({"AM", "EG", "IR", "KP", "RU", "TH", "UA"})
"""Countries whose states have no one Latin spelling: the first four letters are taken for the name."""
