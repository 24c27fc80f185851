# AID: material aid of any kind.
# Origin: written for this project; licence: that of the project.

give-aid: AID 070
  verb give|send|provide|deliver|donate|supply|ship|dispatch|extend|grant|contribute|offer|allocate|distribute|hand over|hand out|fly|airlift|airdrop|rush|transfer|disburse|channel|bring|carry|lend|approve|allot|earmark|present|award|truck|funnel|furnish|arrange|drop|commit|pay|pour|inject|fly in|bring in|donated|pump|resume|increase|double|boost|expand|restore|unblock +$aid @to|for|into|in, release +aid|fund|funding|grant|loan|assistance|tranche|supply|money @to|for|into, give|send|provide|deliver|donate|supply|grant|lend|allocate|offer|extend|award|disburse|contribute|dispatch|approve|ship|transfer|fly|airlift|airdrop|rush +$aid
  noun shipment|delivery|provision|airlift|consignment|airdrop @of=$aid
  actor subj by from poss mod
  rec iobj to for into in obj
  need actor
  unless subj lottery|insurance|company|club|court
  unless obj dose|blow|shelter
  if obj|of $aid
  yes Greece sent rescuers to Turkey. | GRC > TUR
  yes Canada will not say whether it donated tents. Norway donated blankets to Haiti. | NOR > HTI
  no The insurance company paid 3 million dollars.
  no Rebels in Nepal released two American aid workers.

carry-aid: AID 073 +human_security
  verb carry|bring|transport|haul +aid|relief|food|supply|supplies|medicine @from|to|into, arrive|land|reach|cross|come @with|carrying=aid|relief|food|supply
  actor from subj by
  rec to into in
  need any
  yes Lorries carrying aid from Armenia crossed into Turkey. | ARM > TUR

military-aid: AID 072 +military
  verb send|give|supply|provide|ship|deliver|donate|transfer|funnel|smuggle|hand|offer|furnish|lend|pledge|dispatch|export +$arms|military-aid|munitions|ammunition|intelligence|training @to|for, arm|equip|train|rearm, send|give|supply|provide|donate|deliver +$arms|intelligence|training, train +$troops|police|officer
  noun shipment|delivery|supply|transfer|consignment @of=$arms, arms shipment|supply|delivery
  actor subj by from poss
  rec iobj to obj for in
  need both
  unless obj teacher|doctor|child|player
  yes Russia is sending munitions to Iran. | RUS > IRN
  yes Libya is arming the rebels in Chad. | LBY > TCD
  no The coach trained his players in Peru.

supply-arms: AID 072 +military
  verb supply|deliver|ship|smuggle|funnel|donate +$arms|munitions
  actor subj by
  rec to iobj for
  need actor
  unless subj company|firm
  yes Iran denied supplying drones for the war. | IRN > -

economic-aid: AID 071 +economic
  verb lend|loan|finance|fund|bankroll|subsidize|subsidise|bail out|sponsor|underwrite, write off|forgive|cancel|reschedule|restructure|relieve|waive +debt|loan @of|for|to, write off|forgive|cancel|restructure|reschedule +debt|debts, pay|transfer|disburse +$money, provide|give|grant|donate|send|award|extend +$money @to|for, approve|grant|extend|disburse|agree|provide|give|sign|offer +loan|credit|grant|bailout|tranche|line @to|for|with, approve|grant|extend|disburse +loan|bailout|tranche|grant, allocate|earmark|set aside +$money @for|to, pay +$money @to, invest +$money @in, boost +funding @for|to, contribute @to
  noun bailout|loan|grant @to|for
  actor subj by from poss
  rec iobj to obj for of with in
  need actor
  unless obj election|campaign|film|research|student|project|war
  weak
  yes Japan lent Vietnam 90 million dollars. | JPN > VNM
  no The bank financed a film.
  yes Officials say Finland provided 5 million euros to Nepal. | FIN > NPL

help: AID 070
  verb help|assist|aid|succour @with|in|against|financially|militarily, aid|assist|shelter, come @to=rescue|aid|assistance|relief, lend +hand|support|assistance @to, provide +shelter|refuge|training|care|treatment|protection|security|assistance|support|relief|haven|sanctuary|accommodation @to|for, treat +wounded|patient|soldier|child|victim @from, house|shelter|accommodate +refugee|migrant|exile|evacuee @from
  actor subj
  rec obj to for from
  need both
  unless obj police|investigator|child|patient
  stays
  yes Uganda assisted Rwanda in the rescue. | UGA > RWA
  no The neighbour helped police in the search.

rescue: AID 073 +human_security
  verb rescue|evacuate|airlift|save|treat|repatriate|vaccinate|feed|shelter|resettle @from|in|to, rescue|evacuate|airlift|vaccinate|resettle
  noun evacuation|rescue|repatriation|airlift|resettlement @of
  actor subj by poss mod
  rec obj from in of
  need actor
  if obj|of *
  unless obj money|time|face|deal|euro|bank|people
  yes Red Cross helicopters evacuated the wounded from the Bosnian town. | ICRC > BIH
  no The deal saved the bank.

peacekeep: AID 074 +peacekeeping
  verb send|deploy|contribute|dispatch|commit|provide|offer|field|lead|lend|detach +$peacekeepers @to|in|for, guard|protect|escort|secure|police|patrol|defend @in|from|for|against, deploy|send|contribute +peacekeeper|peacekeepers, send|deploy +$troops @as=peacekeeper|protection, shield|protect|safeguard, provide +protection|umbrella|security @to|for
  actor subj by
  rec to in obj for
  need both
  unless obj inspector|monitor|observer|environment|interest|right|wildlife|forest
  yes Nepal sent peacekeepers to Mali. | NPL > MLI
  no The law protects wildlife in Kenya.

asylum: AID 075 +asylum
  verb grant|give|offer|provide|extend|accord +asylum|refuge|sanctuary|haven|shelter|visa|citizenship|status|protection|residence @to, grant|give|offer +asylum|refuge|sanctuary|citizenship, take in|accept|admit|welcome|receive|absorb|resettle|shelter +refugee|migrant|exile|asylum-seeker|evacuee|seeker, give|grant +asylum|refuge|citizenship
  noun asylum|refuge
  actor subj by in
  rec iobj to obj for from
  need both
  weak
  yes Mexico granted asylum to the family of the Peruvian leader. | MEX > PER
  yes Canada took in refugees from Syria. | CAN > SYR

receive-aid: AID 070
  verb receive|get|obtain|secure|accept|win +$aid|$arms|$money|support|training @from, borrow @from
  actor from
  rec subj
  need both
  unless from customer|reader|investor
  yes Malawi received maize and 3 million dollars from Zambia. | ZMB > MWI
  no The school received books and money from readers.

got-aid: AID 070
  verb receive|get|obtain +shipment|delivery|consignment|batch|donation|dose|aid|vaccine|supply
  actor from obj
  rec subj!
  need rec
  unless subj man|woman|person|people|resident|child|patient|company|club|player|million|percent|worker
  yes Bolivia received a shipment of 20,000 doses of the Indian vaccine. | IND > BOL
  no Two people received doses in Malawi.

got-money: AID 071 +economic
  verb receive|get|obtain|secure +$money|grant|loan|aid
  actor from
  rec subj!
  need rec
  unless subj family|club|player|student|bank|company|man|woman
  yes Malawi has received 60 million dollars this year. | - > MWI
  no The player received 2 million dollars.
