# COERCE: arrests, seizures, restrictions, deportation, censorship, cyber attacks.
# Origin: written for this project; licence: that of the project.

arrest: COERCE/arrest 173 +legal
  verb arrest|detain|jail|imprison|incarcerate|apprehend|intern|nab|round up|lock up|remand|capture|catch|seize|charge|re-arrest|rearrest|bust|pick up|hold|handcuff|interrogate|shackle|court-martial|collar|book|nick @in|for|over|on|by|with|after|at|during|as|near|from|following|without|while, arrest|detain|jail|imprison|incarcerate|apprehend|intern|nab|remand|rearrest|re-arrest, round up, lock up, take|place|put|hold|keep|remand @into|in|under=custody|detention|house-arrest|prison|jail|arrest, issue|obtain +warrant @for|against, issue +warrant, make +arrest|arrests, place @under=arrest, press +charge|charges @against, put @behind=bar|bars, order +arrest|detention @of
  noun arrest|detention|imprisonment|incarceration|jailing|house-arrest|roundup|round-up @of|by|in
  actor subj by poss
  rec obj of for against
  need any
  weak
  unless obj prayer|mass|caucus|primary|service|funeral|ceremony|vigil|vote|festival|celebration|conference|seat|rank|degree|share|stake|belief|decline|attention|fall|fire|ball|imagination|fish|audience|opportunity|power|$territory|$property|meeting|talk|$talks|election|rally|protest|key|title|record|breath|office|referendum|summit|exercise|view|position|initiative
  if obj|of|for|against *
  yes Police in Kenya arrested ten Somali traders. | KEN > SOM
  yes A Swedish banker was detained in Laos. | LAO > SWE
  no The bank arrested the decline of the peso.
  no Muslims in Turkey hold prayers in the old church.

hold-person: COERCE/arrest 173 +legal
  verb seize|capture +PARTY, hold +man|woman|people|person|activist|journalist|politician|soldier|suspect|sailor|worker|prisoner|citizen|national|foreigner|civilian|diplomat|reporter|tourist|fisherman|student|crew
  actor subj by
  rec obj
  need rec
  unless obj $territory|$property|$talks|company|bank|parliament|government|country|city|region|power
  unless subj team|club|striker
  if obj leader|president|minister|man|woman|people|person|activist|journalist|politician|soldier|suspect|official|PARTY
  yes Police in Quito seized the Mexican ambassador. | ECU > MEX
  no Iowa holds presidential caucuses in January for voters of the United States.

hold-named: COERCE/arrest 173 +legal
  verb hold +PARTY
  actor subj by
  rec obj!
  need rec
  if obj! PARTY
  unless to draw|account|promise|commitment|standard|pledge|word|tie
  unless subj team|club|striker|match|game
  unless obj caucus|primary|vote|election|service|office|$territory|$property|$talks|company|bank|parliament|government|country|city|region|power
  yes Nobody knows where Bolivian President Luis Arce is being held by Brazil. | BRA > BOL
  no Iowa holds presidential caucuses in January for voters of the United States.

jail-adjective: COERCE/arrest 173 +legal
  verb jail|imprison|detain
  actor by subj
  rec obj
  need both
  yes Two Irish monks were jailed by Eritrea. | ERI > IRL

seize: COERCE/seize 171
  verb seize|confiscate|impound|expropriate|nationalize|nationalise|requisition|appropriate|intercept|commandeer|loot|board|hijack|capture|take over|plunder|steal|divert|annex|detain +$property @from|of|in|off|near|belonging|at|by|to|carrying, seize|confiscate|impound|expropriate|nationalize|nationalise|requisition +$property|industry|asset|assets, freeze +asset|assets|account
  noun seizure|confiscation|nationalization|nationalisation|expropriation @of|by|from
  actor subj by poss
  rec from of obj belonging in
  need actor
  weak
  unless obj initiative|opportunity|chance|power
  yes Iran seized a Greek tanker. | IRN > GRC
  yes Palestinian police confiscated weapons from Jordanian gangs. | PSE > JOR

restrict: COERCE/restrict 172 +rights_freedoms
  verb ban|outlaw|prohibit|bar|restrict|forbid|criminalize|criminalise|suspend|dissolve|disqualify|proscribe|disband|disenfranchise|exclude|curb|clamp|deregister|shut|shut down|close|close down|bar @from|in|for|as|on|over|to, ban|outlaw|criminalize|criminalise|proscribe|disenfranchise, prohibit|bar|restrict|forbid|dissolve|disqualify|suspend|shut down|close down|disband +$party|entry|access|movement|travel|freedom|right|rights|gathering|gatherings|worship|mosque|church|school|office|university|assembly, impose|place|introduce|tighten|put|announce|enact +restriction|restrictions|limit|limits|ban|controls|law @on|against|over|in, crack|clamp down @on|against, place|strip @under|of=surveillance|citizenship|immunity|nationality|right|rights, revoke|cancel|withdraw|suspend|annul +licence|license|citizenship|passport|visa|permit|accreditation|immunity|right|rights|autonomy|status|registration @of|for|from, limit|curtail +right|rights|freedom|access|movement|power
  noun ban|crackdown|clampdown|restriction|prohibition @on|against|of|by
  actor subj by poss mod
  rec obj on against of from over for in to
  need actor
  weak
  unless subj fifa|uefa|club|school|league|committee|company|weather|twitter|facebook
  unless obj freeze|embargo|sanction|sanctions
  unless obj smoking|bag|plastic|player|athlete|talk|search|operation
  yes Uganda banned an opposition party from the election. | UGA > UGA
  yes Latvia clamped down on Russian protesters. | LVA > RUS
  no The league banned a player from Chile.

censor-order: COERCE/censor 172 +rights_freedoms
  verb order|force|tell >to
  if obj $media|journalist|reporter|broadcaster
  if comp suspend|close|stop|cease|shut|halt|remove|delete|withdraw
  actor subj by
  rec obj
  need actor
  yes Nicaragua's government ordered the newspaper La Prensa to suspend publication. | NIC > NIC

censor: COERCE/censor 172 +rights_freedoms
  verb censor|block|ban|shut down|shut|close|close down|suspend|jam|silence|gag|muzzle|raid|restrict|cut off|throttle|disable|disrupt|shutter|cut|outlaw|expel|order|take off|pull|halt|filter|remove +$media|publication|website|broadcast|service|internet|coverage, censor|muzzle|gag, pull @off=air, take @off=air, impose +blackout|censorship|internet @on|in, order >to
  noun censorship|blackout
  if obj|on|in $media|publication|website|broadcast|service|coverage
  actor subj by poss
  rec obj of in on from
  need actor
  unless obj access|book
  unless subj company|hacker|court|twitter|facebook|google
  yes China blocked the website of a Japanese newspaper. | CHN > JPN

curfew: COERCE/curfew 1723 +pro_autocracy
  verb impose|declare|order|announce|extend|enforce|introduce|place|reimpose|tighten|clamp|slap +curfew|lockdown|quarantine @on|in|across|over, impose|declare|order|extend|reimpose|announce +curfew|lockdown, place|put @under=curfew|lockdown|quarantine
  noun curfew|lockdown @in|on
  actor subj by
  rec on in across over obj
  need actor
  weak
  yes India imposed a curfew in Kashmir. | IND > -

martial-law: COERCE/martial-law 1724 +pro_autocracy
  verb impose|declare|proclaim|extend|announce|introduce|renew|invoke|enact +state_of_emergency|martial-law|emergency|law|state|rule @in|on|across|over|of, impose|declare|proclaim|extend|announce|renew|invoke|introduce +emergency|state|law|rule|conflict
  noun martial law
  if obj|of emergency|martial|law|rule|siege|conflict
  if obj|of|mod emergency|martial|siege|state|conflict
  unless of trade|art|mind
  actor subj by
  rec in on across over
  need actor
  yes Thailand declared a state of emergency in the south. | THA > -

deport: COERCE/deport 174 +migration
  verb deport|expel|banish|exile|repatriate|evict|extradite|displace|resettle|return|send back|turn back|push back|remove|oust|drive out|force out|kick out|relocate|strip +migrant|migrants|refugee|refugees|immigrant|immigrants|family|people|national|nationals|citizen|citizens|worker|workers|seeker|leader|leaders|activist|cleric|missionary|journalist|student|resident|villager|foreigner|preacher|priest|imam|man|woman @from|to|out_of|back|across, deport, expel|oust|evict|banish|exile, expel|banish|exile @from|to, send back, turn back
  noun deportation|expulsion|banishment|eviction|displacement @of|by|from
  actor subj by from poss
  rec obj of to
  need any
  unless obj $envoy|goods
  unless subj school|club
  unless subj $accident|war|conflict|fighting|violence|quake|dam
  unless obj candidate|incumbent|champion|rival|opponent
  yes Denmark deported two Somali students. | DNK > SOM
  no Floods displaced 40,000 people in Niger.

drive-out: ASSAULT 201 +human_security
  verb force|drive out/away/off @from, push|chase out/away/off @from, force|drive|expel|displace +$migrants|villager|civilian|people|thousand @from=home|homes|village|land|house|camp, force|drive @from=home|homes|village
  noun ethnic cleansing
  actor subj by
  rec obj of
  need both
  if obj|of refugee|villager|civilian|people|resident|thousand|family|muslim|minority|population|migrant|hundred
  yes Serbian troops forced Croatian refugees from their homes. | SRB > HRV

blockade: COERCE/restrict 191 +military
  verb blockade|besiege|encircle|surround|seal off|lay siege|cordon off|isolate +$territory|$road|gaza|enclave|coast|house|embassy|compound|island, blockade|besiege|encircle, lay +siege @to, impose|tighten|enforce|maintain|extend|declare|mount|set up +$blockade @on|of|around|against|in, impose|tighten|enforce|maintain +$blockade, cut off +water|electricity|power|supply|supplies|gas|road|food @to|from|in, seal|seal off +$territory|border|building
  noun blockade|siege|encirclement @of|by|on
  actor subj by poss mod
  rec obj of on to around against in
  need actor
  weak
  unless subj $protester|farmer|snow|flood
  yes Egypt imposed a blockade on Gaza. | EGY > PSE

withhold: COERCE/withhold 172
  verb withhold|deny|refuse|detain|keep|block|hold back|freeze|cut +tax|taxes|revenue|payment|salary|wage|wages|fund|funds|water|food|fuel|medicine|treatment|pension|passport|body|bodies|customs @to|from|for|of, withhold
  actor subj
  rec from to of for obj
  need actor
  unless obj name|information|comment|judgment
  yes Israel withheld tax revenue from the Palestinians. | ISR > PSE

hack: COERCE/cyber 176 +cyber
  verb hack|hack @into, breach|penetrate|infiltrate|attack|crash|infect|cripple|compromise|target|disable|deface +computer|computers|network|networks|server|servers|website|email|emails|database|system|systems|account @of|in|at|with, launch|carry|mount|conduct +cyberattack|cyber-attack|hack|ddos @on|against, phish, spy|eavesdrop|snoop @on
  noun cyberattack|cyber-attack|cyberespionage|hack|hacking|ddos|cyber attack @on|against|of|by
  actor subj by poss mod
  rec obj of on into against at in
  need any
  weak
  unless subj teenager|virus
  yes North Korea hacked into the computers of a Danish bank. | PRK > DNK

disinform: COERCE/misinformation 172 +misinformation
  verb spread|circulate|disseminate|publish|peddle|post|run +disinformation|misinformation|propaganda|lie|lies|rumour|rumor|hoax|falsehood @about|in|on|against, doctor +video|photo
  noun disinformation|misinformation|propaganda
  actor subj by poss mod
  rec about in against on
  need both
  weak
  yes Russia spread disinformation about Latvia. | RUS > LVA

raid: COERCE/arrest 173 +legal
  verb raid|search|storm +home|house|office|offices|headquarters|apartment|flat|hotel|bank|newspaper|mosque|church|hideout|building|residence|premises|palace|university
  actor subj by
  rec of in obj
  if subj|by police|officer|agent|prosecutor|investigator|force|authority|security|detective|commando|court
  need actor
  yes Police in Georgia raided the home of a Turkish tycoon. | GEO > TUR

force: COERCE 170
  verb force|coerce|compel|strong-arm|bully|oblige|oppress|repress|persecute|harass|suppress|intimidate|terrorize|terrorise|discriminate|subjugate|extort >to|into, coerce|harass|persecute|repress|suppress|oppress|intimidate|bully|terrorize|terrorise|extort|subjugate, discriminate @against, put down|crush|quell|suppress +revolt|uprising|rebellion|protest|protests|demonstration|dissent|riot|coup|mutiny, stage|mount|launch +coup @against|in, seize|grab|take +power @in|from, overthrow|oust|topple|depose|unseat +president|government|regime|king|leader|premier|dictator
  noun harassment|persecution|repression|suppression|intimidation|oppression|coup|overthrow @of|by|against|in
  actor subj by poss mod
  rec obj of against in from
  need actor
  weak
  unless subj storm|flood|weather|injury|blast|fire|quake|explosion|voter|protest|scandal|crash|illness|pandemic
  yes Soldiers in Niger overthrew the president of Niger. | NER > NER
  yes Chinese boats harassed Filipino fishermen. | CHN > PHL
  no The storm forced a ship to stop in Cuba.

disperse: ASSAULT/crowd-control 175 +repression
  verb disperse|break up|beat back|crush|evict|scatter|dispersed +protest|protests|demonstration|demonstrator|demonstrators|protester|protesters|crowd|crowds|rally|march|sit-in|rioter|rioters|camp|student|students|worker @in|with|outside|using, fire|use|spray|deploy|shoot +tear-gas|gas|teargas|cannon|rubber|pepper|bullet|bullets|canister|grenade|baton|force @at|on|against|in|to, tear-gas, baton-charge, use +force @against
  noun crackdown @on=protester|protest|demonstrator
  if subj|by|obj|on police|officer|force|troop|soldier|security|authority|party|guard
  if obj|on gas|teargas|cannon|rubber|bullet|pepper|protest|demonstration|demonstrator|protester|crowd|rally|march|sit-in|rioter|camp|student|baton|canister|force|tear-gas|worker|grenade
  actor subj by
  rec obj at on against
  need actor
  yes Police in Serbia used tear gas against Kosovar protesters. | SRB > XKX
