# COOPERATE: material cooperation.
# Origin: written for this project; licence: that of the project.

cooperate: COOPERATE 060
  verb cooperate|co-operate|collaborate|partner|coordinate|work|interact|synchronize @with, cooperate|co-operate|collaborate, cooperate|co-operate|collaborate @on|in|against, work together, act jointly @with, work jointly @with, join|combine|pool +force|forces|effort|resource @with|against, join|combine|pool +force|forces, team up @with|against, act|work @in_cooperation_with|in_coordination_with|in_partnership_with, set up|establish|launch|form|create|start|begin|build|develop|finance|run +project|venture|centre|center|commission|company|consortium|fund|corridor|pipeline|programme|committee|taskforce|railway|network @with|between, build jointly, develop jointly, produce jointly, operate jointly, explore jointly, launch jointly, fund jointly
  noun cooperation|co-operation|collaboration|coordination @between|with
  actor subj between of poss mod
  rec with
  mutual
  need pair
  unless with police|prosecutor|investigation|demand|request|deadline
  yes Laos cooperates with Thailand on flood control. | LAO,THA
  no The suspect cooperated with police.

cooperate-police: COOPERATE 063 +legal
  verb cooperate|co-operate|collaborate @with|in
  if with|in investigation|police|prosecutor|tribunal|court|inquiry|probe|investigator
  rec with in
  need actor
  yes Serbia cooperated in the investigation. | SRB > -

trade: COOPERATE 061 +economic
  verb trade @with, do +business|trade @with, sell|export|supply|ship|deliver|provide +$trade @to|with, buy|import|purchase|order|acquire|procure +$trade|$arms @from, sell|export +$arms|good|goods|product|technology|bond|ship|plane @to, invest @in, boost|increase|expand|resume|open|liberalize|liberalise|double +trade|commerce|export|import|flight|flights @with|to|between, swap +$trade @with, barter @with, lease @to|from, open +market|border|airspace|flight @to|with, grant +status|access|licence|license @to, award +contract|licence|license @to, join +bank|market|union, lower|cut|reduce|waive|scrap|abolish +tariff|duty|visa @on|for|with, issue +visa @to, launch|start|resume +flight|flights|service|train|ferry @to|with|between
  actor subj
  rec with to from in for on
  need both
  unless to customer|company|consumer
  yes Qatar sold natural gas to Japan. | QAT > JPN
  yes Kenya imported electricity from Ethiopia. | KEN > ETH
  no The company sold gas to consumers.

exercise: COOPERATE 062 +military
  verb hold|conduct|stage|launch|begin|start|carry|complete|undertake|run|plan|take|join|resume +joint_exercise|exercise|drill|manoeuvre|maneuver|wargame|game|patrol|patrols|exercises @with|alongside, exercise|train|drill|patrol @with|alongside, exercise together/jointly, train together/jointly, patrol together/jointly
  noun joint $exercise, war game
  actor subj between by of poss mod
  rec with alongside
  mutual
  need pair
  yes Brazil began naval exercises with Uruguay. | BRA,URY
  yes French and Egyptian warships started ten days of war games. | FRA,EGY

share-intelligence: COOPERATE 064 +intelligence
  verb share|exchange|swap|pool|pass +intelligence|information|data|evidence|knowledge|secret|expertise|experience|tip @with|to|between, tip off, provide|give|supply|hand|pass +information|evidence|data|tip @to
  actor subj
  rec with to between obj
  need both
  unless with public|reader|journalist
  yes Jordan shared intelligence with Bulgaria. | JOR > BGR

extradite: COOPERATE 063 +legal
  verb extradite @to, extradite, hand over|surrender|turn over|transfer|deliver|send +suspect|fugitive|criminal|defendant|man|national|leader|terrorist|killer|spy|banker @to
  noun extradition
  actor subj by poss from mod
  rec to
  need rec
  yes Spain extradited a banker to Panama. | ESP > PAN

transfer-technology: COOPERATE 061 +technology
  verb transfer|share|license +technology|know-how|design|blueprint|patent @to|with, build +reactor|plant|road|railway|dam|port|hospital|school|stadium|refinery|satellite @for|in, launch +satellite @for|with, develop jointly @with, produce jointly @with, grant|give +access @to
  actor subj
  rec to with for in iobj
  need both
  yes China built a railway in Laos. | CHN > LAO

grant-access: AGREE 030 +military
  verb grant|give|offer|allow +access|use|right @to, grant|give +access|use, open +base|port|airspace|airfield @to
  actor subj
  rec iobj to obj
  need both
  yes Oman granted Britain access to two ports. | OMN > GBR
