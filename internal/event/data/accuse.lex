# ACCUSE: criticism, allegation, investigation. A plain report or claim is not one.
# Origin: written for this project; licence: that of the project.

criticize: ACCUSE/disapprove 111
  verb criticize|criticise|condemn|denounce|slam|decry|deplore|blast|chide|rebuke|lambast|lambaste|censure|castigate|berate|assail|excoriate|deride|vilify|scold|admonish|reprimand|upbraid|ridicule|mock|insult|lament|bemoan|fault|disparage|belittle|bash|rap|pillory|denigrate|disapprove|scorn|skewer|disavow|repudiate|rail|bristle|fume|chastise|rebuff|malign|disdain|shame|abhor|disparage|oppose @as|over|for|at|against, criticize|criticise|condemn|denounce|slam|decry|deplore|lambast|lambaste|blast|rebuke|chide|censure|castigate|berate|assail|excoriate|deride|vilify|scold|admonish|reprimand|upbraid|ridicule|mock|insult|disparage|belittle|pillory|denigrate|scorn|chastise|malign|lament, lash|hit out @at|against, take +issue|aim|exception @with|at|to, speak|come out @against, object @to, rail|inveigh|fulminate|campaign @against, express|voice|convey|raise +outrage|anger|dismay|displeasure|concern|concerns|disapproval|disappointment|regret|frustration|alarm|unease|objection|objections|indignation|dissatisfaction|disgust|condemnation|criticism|revulsion|horror|worry|misgiving|doubt|reservation|discontent @over|about|at|with|to|for|on|that|regarding|in, express|voice +outrage|anger|dismay|displeasure|disapproval|disappointment|condemnation|horror|dissatisfaction, find +fault @with, disagree @with|over, clash @over, quarrel|row|squabble|spar|argue|bicker|differ @with|over, be critical @of, frown @on|upon, take +swipe|jab|dig @at, cast +doubt @on
  noun criticism|condemnation|denunciation|rebuke|censure @of|by|from|over
  adj critical|disappointed|outraged|dismayed|angry|furious|appalled|unhappy|alarmed|concerned|worried|disgusted|shocked|dissatisfied @of|with|about|by|at|over
  actor subj by from poss
  rec obj of at with over on against for to about by
  need actor
  weak
  unless subj critic|reviewer|book|film|article
  yes Malaysia condemned the raid by Myanmar. | MYS > MMR
  yes Ireland voiced concern over the trial of a reporter in Belarus. | IRL > BLR
  no The reviewer slammed the film from Spain.

condemned-by: ACCUSE/disapprove 111
  verb draw|attract|provoke|face|spark|earn|prompt|trigger|receive +criticism|condemnation|rebuke|outrage|ire|backlash|fury|anger @from, come @under=criticism|fire|attack|pressure
  actor from by
  rec subj
  need both
  yes The new law in Hungary drew criticism from Germany. | DEU > HUN

trade-blame: ACCUSE/allege 112
  verb trade|exchange|swap +blame|accusation|accusations|insult|insults|barb|barbs|recrimination|threat|threats
  actor subj
  rec with
  mutual
  need pair
  yes Sudan and Ethiopia traded blame over the dam. | SDN,ETH

call-for-boycott: ACCUSE/disapprove 113 +diplomatic
  verb call|push|lobby|campaign|press @for=boycott|sanction|embargo|isolation|condemnation|punishment|jihad|overthrow|ouster|expulsion
  verb call|rally|mobilize|mobilise|unite|urge @on|upon|against >to
  if comp|for boycott|sanction|embargo|isolation|condemnation|punishment|jihad|overthrow|ouster|expulsion|unite|mobilize|mobilise|rise|resist|fight
  actor subj
  rec against of on comp for
  need actor
  yes Jordan called for a boycott of Denmark. | JOR > DNK

accuse: ACCUSE/allege 112
  verb accuse|blame|charge|suspect|allege|incriminate|implicate|impeach|fault|finger|condemn >of|with|for|, accuse|blame|implicate|incriminate, allege >that|, accuse|suspect|charge @of|with|for, blame @on|for, hold responsible/accountable, level|make|bring|trade|raise|exchange|repeat|hurl|direct +accusation|allegation|accusations|allegations|charge|charges|claim @against|of|at|with, point +finger @at, pin +blame @on, allege|suspect|detect +involvement|role|complicity|hand|meddling|interference|collusion|link|plot, lay|put|place +blame @on|with, attribute +$attack @to, charge >that|, present +evidence @against|of, hold @for @responsible
  noun accusation|allegation @against|by|of
  adj responsible|guilty|complicit
  actor subj by from poss
  rec obj against on of at to comp
  need any
  weak
  unless obj admission|fee|battery|price
  yes Egypt accused Qatar of arming rebels. | EGY > QAT
  yes Iran has been blamed for the blast. | - > IRN
  no The hotel charged a fee in Spain.
  yes Chad alleged Libyan involvement in the coup. | TCD > LBY
  yes Several Asian powers and Oman accuse Yemen of hiding arms, a charge Yemen denies. | OMN > YEM

claim-attack: ACCUSE/allege 112
  verb claim|suggest|hint|imply|allege|assert|contend|charge|complain|insist >that
  if comp attack|kill|invade|bomb|shell|violate|murder|torture|abduct|kidnap|massacre|raid|steal|poison|hack|interfere|sabotage|arm|harbour|harbor|plot|fire|shoot|destroy|fund|stage|orchestrate|order|organise|organize|mastermind|fabricate|fake|lie|meddle|sponsor|smuggle|spread|target|strike|execute|rig
  actor subj
  rec comp.subj
  need both
  yes Armenia claimed that Turkey had shelled a village. | ARM > TUR

call-good: SUPPORT 051 +diplomatic
  verb call|describe|hail|dub|label @as
  verb call|describe|brand
  if comp|as|obj victory|success|hero|historic|milestone|breakthrough|triumph|friend|ally|partner|brother|constructive|productive|positive|encouraging|welcome|courageous|vital|fruitful|excellent|important|crucial
  actor subj
  rec obj
  need actor
  unless subj coach|player|critic|reviewer|analyst
  yes The Chinese premier called the treaty a victory. | CHN > -

call-names: ACCUSE/disapprove 111
  verb call|brand|label|describe|denounce|characterize|characterise|portray|dub|term|regard|view|decry @as|, call|brand|label|dub
  actor subj
  rec obj
  if comp|as|obj usurper|terrorist|dictator|liar|criminal|murderer|tyrant|traitor|aggressor|killer|illegal|unacceptable|unlawful|crime|threat|enemy|provocation|coup|hypocrite|fascist|nazi|puppet|violation|madness|illegitimate|evil|coward|extremist|barbaric|shameful|outrageous|irresponsible|disgrace|disgraceful|genocide|aggression|outrage|crazy|stupid|fraud|farce|sham|lie|mistake|dangerous|insult|thug|butcher|racist|unjust|cowardly|heinous|pariah|atrocity|massacre|terrorism|theft|blackmail|piracy|betrayal|escalation|violence|meddling|interference
  need actor
  yes The Mexican president called Peru's leader a usurper. | MEX > PER
  no The coach called Peru's captain a genius.

say-meddle: ACCUSE/allege 112
  at comp
  verb say|tell|claim|add|declare|state|maintain|argue|complain|insist|allege >that|
  if comp interfere|meddle|incite|sponsor|sabotage|harbour|harbor|flout|obstruct|stonewall
  actor subj
  rec comp.subj
  need both
  unless subj analyst|expert|court|judge
  yes Quito says Bogota is interfering in its courts. | ECU > COL
  no Quito says it is not interfering.

say-harm: ACCUSE/disapprove 111
  at comp
  verb say|warn|argue|claim|declare|state|stress|add|complain|insist|maintain|fear|note|believe|contend >that|
  if comp $wronghead
  actor subj
  rec comp.subj
  need actor
  unless subj analyst|expert|economist|scientist|court|tribunal|judge
  yes India's defence ministry said the exercise would endanger stability. | IND > -
  no Nepal's foreign ministry said the dam would help.

complain: ACCUSE/disapprove 114 +diplomatic
  verb complain|protest|grumble @to|about|over|against|at, lodge|file|make|submit|send|deliver|register|issue|launch|raise|hand|present +protest|complaint|objection|note|demarche @with|to|against|over, complain|grumble >that|, protest >that|, protest @to|with
  actor subj by
  rec to with about against over
  need actor
  unless subj $protester|customer|neighbour|neighbor|patient
  yes Manila protested to Beijing over the boat. | PHL > CHN
  no Customers complained about the price in Spain.

oppose: ACCUSE/disapprove 110
  verb oppose|resist|disagree|dispute, disagree @with, rally|mobilise|mobilize|unite|campaign|lobby +opposition|support|people|ally|pressure @against, rally|mobilise|mobilize|unite @against, campaign|vote|argue @against, be @against, boo|heckle|jeer
  adj opposed|hostile @to
  actor subj by
  rec obj against to with
  need both
  unless subj $protester
  unless obj plan|proposal|deployment|resolution|bill|move|law
  yes Bulgaria opposed Macedonia over its name. | BGR > MKD

sue: ACCUSE/allege 115 +legal
  verb sue|prosecute|indict|arraign|impeach|countersue, indict|arraign|charge @for|with|over|on, file|bring|launch|lodge|initiate|start|open|press|institute|prepare|take +lawsuit|suit|case|charge|charges|complaint|action|proceeding|proceedings|impeachment|claim|indictment @against|over|with|at, take @to=court|tribunal|icj, put @on=trial, haul @before, drag @to=court, launch +proceedings
  noun lawsuit|indictment|impeachment|prosecution @against|of|by
  actor subj by
  rec obj against of with
  need any
  unless obj number|total|toll|count|figure|tally
  yes Gambia sued Myanmar at the world court. | GMB > MMR
  yes Two Serbian officers were indicted. | - > SRB
  no Chad reports six deaths, bringing the total number of confirmed cases to 90.

investigate: ACCUSE/investigate 090 +legal
  verb investigate|probe|examine|inspect|scrutinize|scrutinise|audit|interrogate|question|re-examine|reexamine|reinvestigate|wiretap|surveil, interview|search|check|trace|review @over|about|for=crime|attack|abuse|killing|murder|weapon|explosive|suspect|fraud|corruption|allegation, open|launch|begin|start|conduct|order|announce|complete|finish|conclude|reopen|hold|undertake|carry|set up|expand|lead|initiate|resume|close +investigation|inquiry|probe|enquiry|hearing|inspection|audit|examination|search|interrogation|trial|autopsy|review|study|manhunt @into|of|against|on|for|over|in, open|launch|begin|start|conduct|order|announce|complete|reopen|set up +investigation|inquiry|probe|enquiry|inspection|manhunt, put @under=investigation|surveillance, look @for @suspect
  noun investigation|probe|inquiry|enquiry|inspection @into|of|by|against|over
  actor subj by poss mod
  rec into against of obj on in over for from
  need actor
  weak
  unless subj scientist|researcher|doctor|student|study|journalist|author
  unless obj tenant|idea|option|possibility|relationship|effect|question
  yes Croatia is investigating crimes by Serbian soldiers. | HRV > SRB
  yes A judge in Chile opened an inquiry against Argentine officials. | CHL > ARG
  no Scientists studied the lakes of Chile.
  no Ministers of Oman met to review the energy plans of Yemen.

doubt: ACCUSE/disapprove 110
  verb question|doubt >whether|if
  actor subj
  rec comp
  need both
  yes Latvia questioned whether Belarus had kept its word. | LVA > BLR
  no The teacher questioned the pupils.

look-into: ACCUSE/investigate 090 +legal
  verb look|inquire|enquire|delve @into
  actor subj
  rec into by
  need both
  unless subj scientist|researcher|journalist|study
  yes Police in Malta looked into the payments by Azerbaijan. | MLT > AZE

send-investigate: ACCUSE/investigate 090
  verb send|dispatch|deploy +$troops|$peacekeepers|team|personnel|mission|expert|inspector|investigator|delegation|commission @to|in >to|, want|seek|ask >to
  if comp investigate|inspect|examine|probe|verify|re-examine|reexamine|monitor|assess
  actor subj obj
  rec to in comp
  need actor
  yes The United Nations sent a team to Haiti to investigate the shooting. | UN > HTI

convict: SANCTION/convict 116 +legal
  verb condemn @to=death|prison|imprisonment, convict|sentence|fine|penalize|penalise|punish|disbar|discipline|execute @of|to|for|over|in, convict|sentence|imprison|fine|penalize|penalise|punish, find guilty/liable, hand|give|impose|pass|uphold|hand down|issue|reduce +sentence|verdict|term|fine|conviction|penalty|punishment @to|on|against|of|for, jail @for|over, send @to=prison|jail
  noun conviction|sentencing @of|by|for
  actor subj by in
  rec obj of to on against iobj
  need any
  unless obj sentence|law
  weak
  yes A court in Norway convicted two Russian sailors of spying. | NOR > RUS
  yes A Danish court fined Sweden. | DNK > SWE
