# THREATEN: threats, warnings of action, ultimatums.
# Origin: written for this project; licence: that of the project.

threaten: THREATEN 130
  verb threaten >to|that|, threaten @with, threaten, make|issue|renew|repeat|utter|step up +threat|threats @against|to, issue|give|deliver|present|send|set +ultimatum|deadline @to, issue|give|deliver|present|set +ultimatum, hold +gun @to, blackmail, intimidate, menace, brandish +$arms @at|against, rattle +sabre|saber @at|against, raise +prospect|possibility @of, dangle +threat @of
  noun threat @to|against|by|of, ultimatum @to|by|from
  actor subj by from poss
  rec obj to against comp with at
  need actor
  weak
  unless subj storm|flood|fire|$disease|drought|move|crisis|disease|dispute|shortage|row|scandal
  unless obj stability|peace|supply|livelihood|future|economy|species|health|security|existence
  yes Peru issued an ultimatum to Ecuador. | PER > ECU
  yes Iran threatened to shell Iraqi towns. | IRN > IRQ
  no The flood threatened villages in Chad.
  yes The session opened in Kigali, following repeated threats by President Kagame of Rwanda against Burundi. | RWA > BDI

threat-to: THREATEN/violence 138 +military
  noun threat|plan|plot|vow >to
  if comp attack|invade|bomb|strike|kill|annex|seize|destroy|shell|occupy|blockade|assassinate|shoot|overthrow|retaliate
  actor poss mod by from of
  rec comp
  need both
  yes Burundian threats to invade Rwanda broke the charter, diplomats said. | BDI > RWA

warn-consequence: THREATEN 130
  verb warn|caution @of|with=attack|strike|escalation|reprisals|consequence|consequences|retaliation|response|reprisal|action|war|countermeasure|repercussion
  actor subj
  rec obj
  need actor
  unless subj analyst|scientist|forecaster|expert|report|economist
  yes Beijing warned of consequences for Japan. | CHN > JPN
  yes Chadian rebels warned of new attacks if Sudan keeps up its raids. | TCD > SDN

warn: THREATEN 130
  verb warn|caution >that|of|against|to|, warn|caution|admonish @of|against|about|over|on, warn, issue|give|send|deliver +warning|warnings @to|against, serve +notice @on|to, put @on=notice, remind @of
  noun warning @to|by|from
  actor subj by from poss
  rec obj to comp against of about
  need both
  weak
  unless subj analyst|scientist|forecaster|expert|doctor|report|study|agency|official|economist
  unless obj citizen|traveller|traveler|resident|investor|driver|public|national|people
  unless iobj people|public
  yes Kenya warned Somalia against a new raid. | KEN > SOM
  no Scientists warned Peru of a new virus.
  yes The resolution of Kenya puts Somalia on notice. | KEN > SOM

warn-public: THREATEN 130
  verb warn|alert|caution @about|against
  if obj|iobj citizen|resident|public|people|population|populace
  actor subj
  rec about against
  need both
  unless subj scientist|doctor|expert
  yes Estonia warned its citizens about Russia. | EST > RUS
  no The bank warned its customers about a fraud.

vow-hostile: THREATEN/violence 138 +military
  verb vow|swear|pledge|threaten|promise >to|, vow|swear|pledge|threaten|promise +revenge|retaliation|vengeance|reprisal|response|retribution|war|attack|raid|airstrike|offensive|assault|countermeasure|countermeasures|consequence|consequences|punishment|action @against|on|for|to
  if comp|obj raid|airstrike|offensive|assault|fight|retaliate|avenge|attack|destroy|crush|punish|respond|revenge|retaliation|vengeance|countermeasure|countermeasures|consequence|consequences|punishment|strike|kill|eliminate|continue|hunt|wipe|annihilate|invade|bomb|defeat|resist|scrap|shell|hit|response|scupper|dismantle|block|oust|topple|overthrow|war|expel|reprisal
  actor subj
  rec comp against on to
  need actor
  yes Chad promised raids against Sudan. | TCD > SDN
  yes Libyan rebels vowed to fight Italian troops. | LBY > ITA

claim-weapons: THREATEN/violence 1385 +cbrn
  verb claim|say|boast|announce|declare >to|that|
  if comp manufacture|possess|build|have|produce|test|acquire
  if comp.obj $arms|warhead|bomb
  actor subj
  rec comp against
  need both
  yes A group in Fiji claimed to possess chemical weapons against Tonga. | FJI > TON

reserve-right: THREATEN 130
  verb reserve +right|option >to
  actor subj
  rec comp against
  need actor
  yes Iran reserved the right to respond. | IRN > -

warn-own: THREATEN 130
  verb warn|caution|vow|say >that|
  if comp retaliate|answer|respond|punish|avenge|expel
  actor subj
  rec comp against
  need actor
  unless subj analyst|expert|report
  yes The Russian ministry warned that Moscow would answer the step by Latvia. | RUS > LVA

plan-hostile: THREATEN 130
  verb draw|announce|prepare|plan|plot|readies|ready|order|threaten +$penalty|$fighting|offensive|attack|strike|sanction|sanctions|retaliation|blockade|invasion|response @against|on|in|for
  actor subj
  rec against on in for
  need both
  if against|on|in|for PARTY
  yes Canada is preparing sanctions against Belarus. | CAN > BLR
