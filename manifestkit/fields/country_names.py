"""The names of countries: ISO 3166-1 and Kosovo, as people write them.

One entry for each country: the alpha-2 code, the alpha-3 code, and its names parted by ``|``. The first name
is the English one for people to read; then follow other English short and official names and the names in the
country's own main languages. A line that begins with a blank goes on with the entry above it.

Source: ISO 3166-1; address reference, 1.4. Kosovo has no code there: ``XK`` and ``XKX`` come from the range
that the standard leaves to its users.
"""

# ruff: noqa: RUF001  countries write their names in scripts whose letters look like Latin ones

from __future__ import annotations

COUNTRIES = """
AD AND Andorra | Principality of Andorra | Principat d'Andorra
AE ARE United Arab Emirates | الإمارات العربية المتحدة | الإمارات
AF AFG Afghanistan | Islamic Republic of Afghanistan | افغانستان
AG ATG Antigua and Barbuda
AI AIA Anguilla
AL ALB Albania | Republic of Albania | Shqipëria | Shqipëri | Republika e Shqipërisë
AM ARM Armenia | Republic of Armenia | Հայաստան | Հայաստանի Հանրապետություն
AO AGO Angola | Republic of Angola | República de Angola
AQ ATA Antarctica
AR ARG Argentina | Argentine Republic | República Argentina
AS ASM American Samoa | Amerika Sāmoa
AT AUT Austria | Republic of Austria | Österreich | Republik Österreich
AU AUS Australia | Commonwealth of Australia
AW ABW Aruba
AX ALA Åland Islands | Åland | Ahvenanmaa
AZ AZE Azerbaijan | Republic of Azerbaijan | Azərbaycan | Azərbaycan Respublikası
BA BIH Bosnia and Herzegovina | Republic of Bosnia and Herzegovina | Bosna i Hercegovina
 | Босна и Херцеговина
BB BRB Barbados
BD BGD Bangladesh | People's Republic of Bangladesh | বাংলাদেশ
BE BEL Belgium | Kingdom of Belgium | België | Belgique | Belgien | Koninkrijk België | Royaume de Belgique
BF BFA Burkina Faso
BG BGR Bulgaria | Republic of Bulgaria | България | Република България
BH BHR Bahrain | Kingdom of Bahrain | البحرين | مملكة البحرين
BI BDI Burundi | Republic of Burundi | Uburundi
BJ BEN Benin | Republic of Benin | Bénin | République du Bénin
BL BLM Saint Barthélemy | Saint-Barthélemy
BM BMU Bermuda
BN BRN Brunei | Brunei Darussalam | Negara Brunei Darussalam
BO BOL Bolivia | Plurinational State of Bolivia | Bolivia, Plurinational State of
 | Bolivia (Plurinational State of) | Estado Plurinacional de Bolivia
BQ BES Bonaire, Sint Eustatius and Saba | Caribbean Netherlands | Caribisch Nederland
BR BRA Brazil | Federative Republic of Brazil | Brasil | República Federativa do Brasil
BS BHS Bahamas | Commonwealth of the Bahamas
BT BTN Bhutan | Kingdom of Bhutan | འབྲུག་ཡུལ | འབྲུག
BV BVT Bouvet Island | Bouvetøya
BW BWA Botswana | Republic of Botswana
BY BLR Belarus | Republic of Belarus | Беларусь | Рэспубліка Беларусь | Республика Беларусь | Белоруссия
BZ BLZ Belize
CA CAN Canada
CC CCK Cocos (Keeling) Islands | Cocos Islands | Keeling Islands
CD COD Democratic Republic of the Congo | Congo, Democratic Republic of the
 | Congo, the Democratic Republic of the | Congo (the Democratic Republic of the)
 | République démocratique du Congo
CF CAF Central African Republic | République centrafricaine | Centrafrique | Ködörösêse tî Bêafrîka
CG COG Republic of the Congo | Congo | Congo, Republic of the | République du Congo
CH CHE Switzerland | Swiss Confederation | Schweiz | Suisse | Svizzera | Svizra
 | Schweizerische Eidgenossenschaft | Confédération suisse | Confederazione Svizzera
CI CIV Côte d'Ivoire | Republic of Côte d'Ivoire | Ivory Coast | République de Côte d'Ivoire
CK COK Cook Islands | Kūki 'Āirani
CL CHL Chile | Republic of Chile | República de Chile
CM CMR Cameroon | Republic of Cameroon | Cameroun | République du Cameroun
CN CHN China | People's Republic of China | 中国 | 中國 | 中华人民共和国 | 中華人民共和國
CO COL Colombia | Republic of Colombia | República de Colombia
CR CRI Costa Rica | Republic of Costa Rica | República de Costa Rica
CU CUB Cuba | Republic of Cuba | República de Cuba
CV CPV Cabo Verde | Republic of Cabo Verde | República de Cabo Verde | Cape Verde
CW CUW Curaçao
CX CXR Christmas Island
CY CYP Cyprus | Republic of Cyprus | Κύπρος | Κυπριακή Δημοκρατία | Kıbrıs
CZ CZE Czechia | Czech Republic | Česko | Česká republika
DE DEU Germany | Federal Republic of Germany | Deutschland | Bundesrepublik Deutschland
DJ DJI Djibouti | Republic of Djibouti | جيبوتي
DK DNK Denmark | Kingdom of Denmark | Danmark | Kongeriget Danmark
DM DMA Dominica | Commonwealth of Dominica
DO DOM Dominican Republic | República Dominicana
DZ DZA Algeria | People's Democratic Republic of Algeria | الجزائر | Algérie | Dzayer
EC ECU Ecuador | Republic of Ecuador | República del Ecuador
EE EST Estonia | Republic of Estonia | Eesti | Eesti Vabariik
EG EGY Egypt | Arab Republic of Egypt | مصر | جمهورية مصر العربية
EH ESH Western Sahara | الصحراء الغربية
ER ERI Eritrea | State of Eritrea | ኤርትራ | إريتريا
ES ESP Spain | Kingdom of Spain | España | Reino de España | Espanya | Espainia
ET ETH Ethiopia | Federal Democratic Republic of Ethiopia | ኢትዮጵያ
FI FIN Finland | Republic of Finland | Suomi | Suomen tasavalta
FJ FJI Fiji | Republic of Fiji | Viti
FK FLK Falkland Islands | Falkland Islands (Malvinas) | Islas Malvinas
FM FSM Micronesia | Federated States of Micronesia | Micronesia, Federated States of
 | Micronesia (Federated States of)
FO FRO Faroe Islands | Føroyar | Færøerne
FR FRA France | French Republic | République française
GA GAB Gabon | Gabonese Republic | République gabonaise
GB GBR United Kingdom | United Kingdom of Great Britain and Northern Ireland
GD GRD Grenada
GE GEO Georgia | საქართველო | Sakartvelo
GF GUF French Guiana | Guyane | Guyane française
GG GGY Guernsey | Bailiwick of Guernsey
GH GHA Ghana | Republic of Ghana
GI GIB Gibraltar
GL GRL Greenland | Kalaallit Nunaat | Grønland
GM GMB Gambia | Republic of the Gambia
GN GIN Guinea | Republic of Guinea | Guinée | République de Guinée
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea | Republic of Equatorial Guinea | Guinea Ecuatorial
 | Guinée équatoriale | Guiné Equatorial
GR GRC Greece | Hellenic Republic | Ελλάδα | Ελλάς | Ελληνική Δημοκρατία
GS SGS South Georgia and the South Sandwich Islands | South Georgia and South Sandwich Islands
GT GTM Guatemala | Republic of Guatemala | República de Guatemala
GU GUM Guam | Guåhan
GW GNB Guinea-Bissau | Republic of Guinea-Bissau | Guiné-Bissau
GY GUY Guyana | Co-operative Republic of Guyana | Republic of Guyana
HK HKG Hong Kong | Hong Kong Special Administrative Region of China | 香港 | 中国香港 | 中國香港
HM HMD Heard Island and McDonald Islands
HN HND Honduras | Republic of Honduras | República de Honduras
HR HRV Croatia | Republic of Croatia | Hrvatska | Republika Hrvatska
HT HTI Haiti | Republic of Haiti | Haïti | Ayiti
HU HUN Hungary | Magyarország
ID IDN Indonesia | Republic of Indonesia | Republik Indonesia
IE IRL Ireland | Éire
IL ISR Israel | State of Israel | ישראל | إسرائيل
IM IMN Isle of Man | Ellan Vannin
IN IND India | Republic of India | भारत | भारत गणराज्य | Bharat | भारतम् | ভারত | இந்தியா | భారతదేశం | ભારત | ಭಾರತ
IO IOT British Indian Ocean Territory
IQ IRQ Iraq | Republic of Iraq | العراق | عێراق
IR IRN Iran | Islamic Republic of Iran | Iran, Islamic Republic of | Iran (Islamic Republic of) | ایران
IS ISL Iceland | Republic of Iceland | Ísland
IT ITA Italy | Italian Republic | Italia | Repubblica Italiana
JE JEY Jersey | Bailiwick of Jersey
JM JAM Jamaica
JO JOR Jordan | Hashemite Kingdom of Jordan | الأردن
JP JPN Japan | 日本 | 日本国 | 日本國 | Nippon | Nihon
KE KEN Kenya | Republic of Kenya | Jamhuri ya Kenya
KG KGZ Kyrgyzstan | Kyrgyz Republic | Кыргызстан | Кыргыз Республикасы | Киргизия
KH KHM Cambodia | Kingdom of Cambodia | កម្ពុជា
KI KIR Kiribati | Republic of Kiribati
KM COM Comoros | Union of the Comoros | Comores | Komori | جزر القمر
KN KNA Saint Kitts and Nevis
KP PRK North Korea | Democratic People's Republic of Korea | Korea, Democratic People's Republic of
 | Korea (the Democratic People's Republic of) | 조선 | 조선민주주의인민공화국 | 북한
KR KOR South Korea | Republic of Korea | Korea, Republic of | Korea (the Republic of) | 대한민국 | 한국
KW KWT Kuwait | State of Kuwait | الكويت
KY CYM Cayman Islands
KZ KAZ Kazakhstan | Republic of Kazakhstan | Қазақстан | Казахстан
LA LAO Laos | Lao People's Democratic Republic | ລາວ
LB LBN Lebanon | Lebanese Republic | لبنان | Liban
LC LCA Saint Lucia
LI LIE Liechtenstein | Principality of Liechtenstein | Fürstentum Liechtenstein
LK LKA Sri Lanka | Democratic Socialist Republic of Sri Lanka | ශ්‍රී ලංකාව | இலங்கை
LR LBR Liberia | Republic of Liberia
LS LSO Lesotho | Kingdom of Lesotho
LT LTU Lithuania | Republic of Lithuania | Lietuva | Lietuvos Respublika
LU LUX Luxembourg | Grand Duchy of Luxembourg | Luxemburg | Lëtzebuerg | Grand-Duché de Luxembourg
LV LVA Latvia | Republic of Latvia | Latvija | Latvijas Republika
LY LBY Libya | State of Libya | ليبيا
MA MAR Morocco | Kingdom of Morocco | المغرب | Maroc | Royaume du Maroc
MC MCO Monaco | Principality of Monaco | Principauté de Monaco
MD MDA Moldova | Republic of Moldova | Moldova, Republic of | Moldova (the Republic of) | Republica Moldova
ME MNE Montenegro | Crna Gora | Црна Гора
MF MAF Saint Martin | Saint Martin (French part) | Saint-Martin
MG MDG Madagascar | Republic of Madagascar | Madagasikara | République de Madagascar
MH MHL Marshall Islands | Republic of the Marshall Islands | Aolepān Aorōkin Ṃajeḷ
MK MKD North Macedonia | Republic of North Macedonia | Северна Македонија | Maqedonia e Veriut
ML MLI Mali | Republic of Mali | République du Mali
MM MMR Myanmar | Republic of the Union of Myanmar | မြန်မာ | မြန်မာနိုင်ငံ
MN MNG Mongolia | Монгол | Монгол Улс
MO MAC Macao | Macao Special Administrative Region of China | 澳門 | 澳门 | 中国澳门 | 中國澳門
MP MNP Northern Mariana Islands | Commonwealth of the Northern Mariana Islands
MQ MTQ Martinique
MR MRT Mauritania | Islamic Republic of Mauritania | موريتانيا | Mauritanie
MS MSR Montserrat
MT MLT Malta | Republic of Malta | Repubblika ta' Malta
MU MUS Mauritius | Republic of Mauritius | Île Maurice | Maurice
MV MDV Maldives | Republic of Maldives | ދިވެހިރާއްޖެ | ދިވެހި ރާއްޖެ
MW MWI Malawi | Republic of Malawi | Malaŵi
MX MEX Mexico | United Mexican States | México | Estados Unidos Mexicanos | Méjico
MY MYS Malaysia
MZ MOZ Mozambique | Republic of Mozambique | Moçambique | República de Moçambique
NA NAM Namibia | Republic of Namibia
NC NCL New Caledonia | Nouvelle-Calédonie
NE NER Niger | Republic of the Niger | République du Niger
NF NFK Norfolk Island
NG NGA Nigeria | Federal Republic of Nigeria
NI NIC Nicaragua | Republic of Nicaragua | República de Nicaragua
NL NLD Netherlands | Kingdom of the Netherlands | Netherlands, Kingdom of the | Nederland
 | Koninkrijk der Nederlanden
NO NOR Norway | Kingdom of Norway | Norge | Noreg | Norga
NP NPL Nepal | Federal Democratic Republic of Nepal | नेपाल
NR NRU Nauru | Republic of Nauru | Naoero
NU NIU Niue
NZ NZL New Zealand | Aotearoa
OM OMN Oman | Sultanate of Oman | عمان | سلطنة عمان
PA PAN Panama | Republic of Panama | Panamá | República de Panamá
PE PER Peru | Republic of Peru | Perú | República del Perú
PF PYF French Polynesia | Polynésie française | Pōrīnetia Farāni
PG PNG Papua New Guinea | Independent State of Papua New Guinea | Papua Niugini
PH PHL Philippines | Republic of the Philippines | Pilipinas | Republika ng Pilipinas
PK PAK Pakistan | Islamic Republic of Pakistan | پاکستان
PL POL Poland | Republic of Poland | Polska | Rzeczpospolita Polska
PM SPM Saint Pierre and Miquelon | Saint-Pierre-et-Miquelon
PN PCN Pitcairn | Pitcairn Islands
PR PRI Puerto Rico | Commonwealth of Puerto Rico
PS PSE Palestine | State of Palestine | Palestine, State of | فلسطين | دولة فلسطين
PT PRT Portugal | Portuguese Republic | República Portuguesa
PW PLW Palau | Republic of Palau | Belau
PY PRY Paraguay | Republic of Paraguay | República del Paraguay | Paraguái
QA QAT Qatar | State of Qatar | قطر
RE REU Réunion | La Réunion | Île de la Réunion
RO ROU Romania | România
RS SRB Serbia | Republic of Serbia | Srbija | Србија | Република Србија | Republika Srbija
RU RUS Russia | Russian Federation | Россия | Российская Федерация
RW RWA Rwanda | Republic of Rwanda | U Rwanda | République rwandaise
SA SAU Saudi Arabia | Kingdom of Saudi Arabia | السعودية | المملكة العربية السعودية
SB SLB Solomon Islands
SC SYC Seychelles | Republic of Seychelles | Sesel
SD SDN Sudan | Republic of the Sudan | السودان
SE SWE Sweden | Kingdom of Sweden | Sverige | Konungariket Sverige
SG SGP Singapore | Republic of Singapore | Singapura | 新加坡 | சிங்கப்பூர்
SH SHN Saint Helena, Ascension and Tristan da Cunha | Saint Helena
SI SVN Slovenia | Republic of Slovenia | Slovenija | Republika Slovenija
SJ SJM Svalbard and Jan Mayen | Svalbard og Jan Mayen
SK SVK Slovakia | Slovak Republic | Slovensko | Slovenská republika
SL SLE Sierra Leone | Republic of Sierra Leone
SM SMR San Marino | Republic of San Marino | Repubblica di San Marino
SN SEN Senegal | Republic of Senegal | Sénégal | République du Sénégal
SO SOM Somalia | Federal Republic of Somalia | Soomaaliya | الصومال
SR SUR Suriname | Republic of Suriname
SS SSD South Sudan | Republic of South Sudan
ST STP São Tomé and Príncipe | Democratic Republic of São Tomé and Príncipe | São Tomé e Príncipe
SV SLV El Salvador | Republic of El Salvador | República de El Salvador
SX SXM Sint Maarten | Sint Maarten (Dutch part) | Sint-Maarten
SY SYR Syria | Syrian Arab Republic | سوريا | سورية
SZ SWZ Eswatini | Kingdom of Eswatini | Umbuso weSwatini
TC TCA Turks and Caicos Islands
TD TCD Chad | Republic of Chad | Tchad | تشاد
TF ATF French Southern Territories | French Southern and Antarctic Lands | Terres australes françaises
TG TGO Togo | Togolese Republic | République togolaise
TH THA Thailand | Kingdom of Thailand | ไทย | ประเทศไทย | ราชอาณาจักรไทย
TJ TJK Tajikistan | Republic of Tajikistan | Тоҷикистон | Таджикистан
TK TKL Tokelau
TL TLS Timor-Leste | Democratic Republic of Timor-Leste | East Timor | Timor Lorosa'e
TM TKM Turkmenistan | Türkmenistan
TN TUN Tunisia | Republic of Tunisia | تونس | Tunisie
TO TON Tonga | Kingdom of Tonga
TR TUR Turkey | Türkiye | Republic of Turkey | Republic of Türkiye | Türkiye Cumhuriyeti
TT TTO Trinidad and Tobago | Republic of Trinidad and Tobago
TV TUV Tuvalu
TW TWN Taiwan | Taiwan, Province of China | Taiwan (Province of China) | 臺灣 | 台灣 | 台湾
TZ TZA Tanzania | United Republic of Tanzania | Tanzania, United Republic of
 | Tanzania (the United Republic of) | Jamhuri ya Muungano wa Tanzania
UA UKR Ukraine | Україна | Украина
UG UGA Uganda | Republic of Uganda
UM UMI United States Minor Outlying Islands
US USA United States | United States of America
UY URY Uruguay | Eastern Republic of Uruguay | República Oriental del Uruguay
UZ UZB Uzbekistan | Republic of Uzbekistan | O'zbekiston | Ўзбекистон
VA VAT Vatican City | Holy See | Vatican City State | Vaticano | Città del Vaticano | Santa Sede
 | Stato della Città del Vaticano
VC VCT Saint Vincent and the Grenadines
VE VEN Venezuela | Bolivarian Republic of Venezuela | Venezuela, Bolivarian Republic of
 | Venezuela (Bolivarian Republic of) | República Bolivariana de Venezuela
VG VGB British Virgin Islands | Virgin Islands, British | Virgin Islands (British)
VI VIR U.S. Virgin Islands | Virgin Islands, U.S. | Virgin Islands (U.S.) | United States Virgin Islands
VN VNM Vietnam | Viet Nam | Socialist Republic of Viet Nam | Socialist Republic of Vietnam | Việt Nam
VU VUT Vanuatu | Republic of Vanuatu
WF WLF Wallis and Futuna | Wallis-et-Futuna
WS WSM Samoa | Independent State of Samoa | Sāmoa
XK XKX Kosovo | Republic of Kosovo | Kosova | Republika e Kosovës | Косово
YE YEM Yemen | Republic of Yemen | اليمن
YT MYT Mayotte
ZA ZAF South Africa | Republic of South Africa | Suid-Afrika | iNingizimu Afrika | uMzantsi Afrika
ZM ZMB Zambia | Republic of Zambia
ZW ZWE Zimbabwe | Republic of Zimbabwe
"""

ALIASES = """
AE UAE | U A E | Emirates
AG Antigua
AT Oesterreich
BA Bosnia | Bosnia-Herzegovina | Bosnia Herzegovina | BiH
BF Burkina
BL St Barthelemy | St Barts | St Barth
BQ Bonaire
BS Bahamas, The
BY Belorussia | Byelorussia
CD DRC | DR Congo | D R Congo | Congo DR | Congo, DR | Congo (DR) | Congo-Kinshasa | Congo Kinshasa
 | Congo (Kinshasa) | Congo - Kinshasa | Democratic Republic of Congo | Zaire
CF CAR
CG Congo-Brazzaville | Congo Brazzaville | Congo (Brazzaville) | Congo - Brazzaville | Republic of Congo
 | Congo Republic
CI Cote d Ivoire | Cote dIvoire
CN PRC | P R C | PR China | P R China | China, People's Republic of | Peoples Republic of China
 | Mainland China | China PRC | China (PRC)
CZ Czech Rep
DE BRD
DO Dominican Rep
FK Falklands | Malvinas | Falkland Islands (the) [Malvinas]
FO Faeroe Islands | Faroes
GB UK | U K | G B | Great Britain | Britain | England | Scotland | Wales | Cymru | Northern Ireland
GM Gambia, The
GR EL | Hellas | Ellada
GW Guinea Bissau
HK Hongkong | Hong Kong SAR | Hong Kong SAR China | Hong Kong, China | Hong Kong, SAR
IE Republic of Ireland | Ireland, Republic of | Irish Republic
IM Isle of Mann
IR Persia
KN St Kitts and Nevis | St Kitts | Saint Kitts
KP N Korea | DPRK | DPR Korea | Korea, North | Korea (North)
KR Korea | S Korea | ROK | R O K | Korea, South | Korea (South) | Rep of Korea | Korea Rep
LA Lao | Lao PDR
LC St Lucia
LK Ceylon
LY Libyan Arab Jamahiriya
MD Moldavia
MF St Martin
MK Macedonia | FYROM | FYR Macedonia | Republic of Macedonia | Former Yugoslav Republic of Macedonia
MM Burma | Union of Burma | Republic of Myanmar
MO Macau | Macau SAR | Macao SAR | Macau SAR China | Macao SAR China | Macau, China
MP Northern Marianas
NL Holland
NZ N Z
PM St Pierre and Miquelon
PS Palestinian Territory | Palestinian Territories | Occupied Palestinian Territory
RE Reunion Island
RO Rumania | Roumania
RU Rossiya
SA KSA
SH St Helena | Ascension Island | Tristan da Cunha
SR Surinam
ST Sao Tome
SX St Maarten | Saint Maarten
SZ Swaziland | Kingdom of Swaziland
TT Trinidad | Tobago
TW Taiwan ROC | Taiwan, ROC | Taiwan R O C | Taiwan, Republic of China | Chinese Taipei
US U S | U S A | America | US of A | Estados Unidos | EEUU | EUA
VA Vatican
VC St Vincent | Saint Vincent | St Vincent and the Grenadines
 | St Vincent and Grenadines
VG BVI
VI USVI
ZA RSA | S Africa
"""
