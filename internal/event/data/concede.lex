# CONCEDE: easing of restrictions, giving in, ending of protest, reforms granted.
# Origin: written for this project; licence: that of the project.

ease-sanction: CONCEDE 085 +economic
  verb lift|ease|relax|remove|waive|suspend|end|drop|scrap|loosen|soften|repeal|revoke|abolish|rescind|cancel|reverse|phase out|roll back|unfreeze|withdraw|annul|reduce|cut|scale back|halt|exempt|terminate|overturn|relieve|shorten +$penalty|freeze|sanctions, unfreeze|unblock|release +asset|assets|fund|funds|account, exempt @from=$penalty
  noun lifting|easing|relaxation|removal|suspension|waiver|repeal @of|on=$penalty
  actor subj by poss
  rec against on of for from
  need actor
  yes Canada eased its sanctions on Eritrea. | CAN > ERI
  no The doctor eased the pain of a man in Peru.

ease-curfew: CONCEDE 0813 +legal
  verb lift|ease|relax|remove|end|shorten|suspend|revoke|scrap|repeal|rescind|withdraw|loosen|cut|reduce|cancel +$emergency|$blockade, end +siege|occupation
  noun lifting|easing|relaxation @of=$emergency|$blockade
  actor subj by poss
  rec in on of over from against
  need actor
  unless up $accident
  yes Burundi lifted a dawn-to-dusk curfew in Rwanda. | BDI > RWA

end-emergency: CONCEDE 0814 +legal
  verb lift|end|revoke|rescind|terminate|cancel|withdraw|repeal +state|rule
  noun lifting|end @of=state
  if of|mod emergency|martial|siege
  actor subj by
  rec in on over from
  need actor
  yes Ethiopia ends the state of emergency declared in March. | ETH > -
  no Ethiopia ends the state of affairs.

approve-passage: CONCEDE 080
  verb approve|authorize|authorise|okay|allow|permit +delivery|deliveries|flight|passage|return|visit|entry|convoy|evacuation|opening|crossing|march|rally|protest|demonstration
  actor subj by
  rec to for into by of in
  need actor
  unless subj law|report|court
  yes Syria's government approved deliveries into Iraq. | SYR > IRQ

allow: CONCEDE 080
  verb allow|permit|let|authorize|authorise|enable|entitle >to|, allow|permit|let|authorize|authorise, give +permission|leave|consent|green-light|clearance @to|for, grant +permission|right|leave|permit|licence|license|clearance @to|for, grant|give +permission|clearance|right, clear +way @for
  actor subj by
  rec obj to for iobj
  need both
  unless subj law|report|system|technology|rule|weather|move|decision|victory|legislation|amendment|bill
  yes Egypt allowed Sudanese students to return. | EGY > SDN
  no The new law allows farmers in Chad to plant.

grant-right: CONCEDE 0833 +rights_freedoms
  verb grant|give|restore|extend|guarantee|return +right|rights|autonomy|independence|freedom|citizenship|suffrage|amnesty|status|vote|power|representation|self-rule @to|for, legalize|legalise|decriminalize|decriminalise|legitimize, unban|reinstate|rehabilitate, lift +ban @on=$party|$media, restore +service|access|internet|democracy|constitution|order|power|law|parliament|banking|telephone
  noun legalization|legalisation|decriminalization @of
  actor subj by
  rec iobj to for obj on in of
  need actor
  unless obj cannabis|marijuana
  yes Denmark granted autonomy to Greenland. | DNK > GRL
  yes Kenya legalised the opposition party. | KEN > KEN

reform: CONCEDE 083 +political_institutions
  verb dissolve +parliament|assembly|government|cabinet|council|legislature, sack|dismiss|fire|replace|reshuffle|remove|oust|suspend +$official, reshuffle +cabinet|government, call|announce|schedule +election|elections|referendum|vote, amend|reform|rewrite|change +constitution|law|system, introduce|implement|enact|launch|adopt +reform|reforms, abolish +death|penalty|monarchy|slavery|law, cede|hand over|transfer|relinquish|surrender +power|control|sovereignty @to, repeal +law|amendment|act, step back
  actor subj by
  rec obj! to
  need actor
  unless subj protester|rebel|voter|militia
  yes The king of Jordan dismissed the prime minister. | JOR > JOR

call-off-protest: CONCEDE 082
  verb call off|end|suspend|cancel|halt|stop|abandon|postpone|drop|break|break up +protest|strike|sit-in|demonstration|boycott|march|rally|hunger-strike|walkout|blockade|occupation|stoppage, return @to=work, go back @to=work, stop protesting/striking
  actor subj
  rec against with after
  need actor
  yes Teachers in Nigeria called off a four-day strike. | NGA > -

give-in: CONCEDE 080
  verb yield|cede|concede|capitulate|accede|succumb|bow|defer|submit|relent @to|on|over, give in|way @to, back down, back off, back away @from, cave in, meet|accept|grant|satisfy +demand|demands|term|terms|condition|conditions|request, accept +defeat|responsibility|blame|result|ruling|verdict|resignation, admit +defeat|responsibility|mistake|guilt|role, concede +defeat|election, comply @with=demand|request|ultimatum|deadline|resolution|ruling, agree @to=demand|demands, drop|abandon|withdraw|waive +claim|demand|objection|veto|opposition|charge|charges|lawsuit|plan|threat|bid, make +concession|concessions @to, compromise @with|on, soften +stance|position, renounce|forswear +violence|claim|terrorism|force|weapon|right
  noun concession @to|by|from
  actor subj by from poss
  rec to with from of
  need actor
  yes Bolivia bowed to Brazil's demands. | BOL > BRA
  no The branch yielded to the wind in Peru.

pardon: RETREAT/release 0841 +legal
  verb pardon|amnesty|exonerate, grant|issue|declare|give +amnesty|pardon|clemency @to|for, grant|declare|issue +amnesty|pardon|clemency, commute +sentence @of|for, reduce|commute +sentence, drop|dismiss +charge|charges|case|case @against
  actor subj by
  rec obj to for of against
  need actor
  yes Belarus pardoned thirty Polish activists. | BLR > POL
