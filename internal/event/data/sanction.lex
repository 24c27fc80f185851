# SANCTION: expulsions, cuts in ties and aid, withdrawals from bodies and agreements.
# Origin: written for this project; licence: that of the project.

expel: SANCTION/expel 166 +diplomatic
  verb expel|eject|oust|evict|kick out|throw out|boot out|deport|drive out|send home|force out|banish|declare|order|exclude|remove|drum out +$envoy|agency|inspector|observer|monitor|charity|ngo|group|troop|member @from|out|of|as, expel|eject|banish +$envoy|agency|mission|peacekeeper|troop|inspector|observer|monitor|charity|ngo, expel|eject|evict|boot @from, declare persona, kick out, throw out, order out|home, force|push|drive @out_of|out, give +hour|hours|day @to|leave, exclude @from=bloc|union|group|council|league|assembly|summit
  noun expulsion|ouster|ejection|eviction @of|from|by
  if obj|of $envoy|agency|inspector|observer|charity|ngo|group|embassy|party
  actor subj by poss
  rec obj of from
  need any
  unless comp vote|resign|pay|release|stop|stand
  unless subj school|club|university
  yes Peru expelled the Mexican envoy. | PER > MEX
  yes Jakarta forced the UN refugee agency out of the country. | IDN > UNHCR
  no The school expelled the student from Chad.

persona: SANCTION/expel 166 +diplomatic
  verb declare|name|make
  if comp|obj persona|grata|unwelcome
  actor subj
  rec obj comp
  need actor
  yes Moldova declared the Russian consul persona non grata. | MDA > RUS

withdraw-envoy: SANCTION/withdraw 161 +diplomatic
  verb recall|withdraw|pull out|call home|bring home|call back|evacuate|remove|pull +ambassador|envoy|diplomat|diplomats|consul|staff|mission|representative|charge|attache|delegation|observer|inspector|peacekeeper|personnel|contingent @from|in|to|out_of|for, recall|withdraw +ambassador|envoy|diplomat|consul
  noun withdrawal|recall @of=ambassador|envoy|diplomat|peacekeeper
  actor subj by poss
  rec from in to out_of
  need any
  yes Peru withdrew its ambassador from Mexico. | PER > MEX

break-ties: SANCTION/withdraw 161 +diplomatic
  verb cut|cut off|sever|break|break off|suspend|end|freeze|rupture|downgrade|terminate|halt|reduce|scale back|scale down|dissolve|curtail|lower|chill|limit|review|reconsider|abandon|break down|sour|strain|severe +$relations|cooperation|flight|contact|contacts|trade @with|to|between|from, cut|sever|break off|suspend|downgrade|freeze|break|cut off|rupture +$relations, break @with, split @with|from, fall out @with, part +way|ways|company @with, close|shut|shutter|shut down|downgrade|vacate|evacuate +$embassy|office @in|to, close|shut|shut down +$embassy|border|airspace|frontier @with|to|in, turn +back @on, distance @from, isolate|ostracize|shun, close +border|airspace|port|crossing @to|with, seal|seal off|close|shut|shut down +border|frontier|crossing|airspace
  noun severance|rupture|suspension|freeze @of|in=$relations|link
  actor subj between by poss
  rec with to in from between of
  need actor
  weak
  unless subj company|customer
  unless obj mission|successful|deal|year
  yes Riyadh cut ties with Doha. | SAU > QAT
  yes Chad closed its embassy in Israel. | TCD > ISR
  no The company closed its office in Chad.

rift: SANCTION/withdraw 160 +diplomatic
  noun rift|breakdown|falling-out|estrangement @between|with
  actor between subj poss
  rec with
  mutual
  weak
  need pair
  yes Kenya announced a rift with Somalia. | KEN,SOM

suspend-aid: SANCTION/discontinue 162
  verb suspend|cut|cut off|stop|halt|end|freeze|reduce|withhold|slash|terminate|discontinue|scale back|cancel|withdraw|pull|block|curtail|interrupt|delay|trim|phase out|hold back|pause|scrap +$aid|support|subsidy|cooperation|assistance|programme|program|delivery|deliveries|shipment|payment|payments|sale|sales|export|exports|import|imports|purchase|trade|flight|flights|training|visa|service|services|sharing|gas|oil|power|electricity|patrol|transfer|contribution|funding|membership|adoption|arms @to|for|with|from|in|of|against, suspend|cut|cut off|halt|freeze|withhold|slash|block +$aid|assistance|payment|funding|delivery|deliveries|subsidy|shipment|export|import|supplies
  noun suspension|freeze|cut|halt|cutoff|reduction|cessation @of|in|to|on=$aid|link|flight|trade|assistance|programme|cooperation|delivery|support
  actor subj by poss
  rec to for with from in against of on iobj
  need actor
  unless subj bank|company|club|airline|firm
  yes Germany suspended aid to Mali. | DEU > MLI
  yes Italy announced a suspension of aid to Serbia. | ITA > SRB
  no The club cut payments to players in Chile.
  yes The parliament of Austria voted Friday to cut off aid to Belarus. | AUT > BLR

cancel-talks: SANCTION/withdraw 164 +diplomatic
  verb suspend|cancel|call off|break off|halt|end|abandon|walk out|boycott|freeze|postpone|pull out|quit|leave|scrap|interrupt|adjourn|delay|scuttle|terminate|collapse +$talks|visit|trip|mediation|effort|dialogue|mission|process|summit @with|between|in|to|on|over, suspend|cancel|call off|break off|halt|postpone|end|abandon +$talks|visit|mediation|effort, walk|pull @out_of=$talks|meeting|session, withdraw @from=$talks|dialogue|process, storm @out_of=meeting|$talks
  noun cancellation|suspension|postponement|breakdown|collapse @of|in=$talks|visit|dialogue
  actor subj by between
  rec with between in to from on
  need any
  unless subj rain|storm|club
  yes Pakistan called off talks with India. | PAK > IND
  yes Syrian officers ended mediation between Lebanese militias. | SYR > LBN
  no Rain ended the meeting of clubs in Peru.

quit-body: SANCTION/withdraw 160 +diplomatic
  verb quit|exit +PARTY
  actor subj
  rec obj
  need both
  unless subj player|actor
  yes Mali and Niger quit ECOWAS. | MLI,NER > ECOWAS

quit-agreement: SANCTION/withdraw 160 +diplomatic
  verb withdraw|pull|pull out|exit|walk|secede|back|depart|break @from|out_of|of|away_from=$agreement|union|organization|organisation|bloc|treaty|council|alliance|group|body|eurozone|court|convention|league|who|unesco|commonwealth|coalition|association|federation|committee|pact, quit|exit|leave|abandon|scrap|cancel|suspend|annul|terminate|tear up|revoke|denounce|renounce|end|ditch|rescind|repudiate|abrogate|freeze|back out|void|break|break down|nullify +$agreement|union|organization|organisation|bloc|alliance|membership|coalition|participation|contract|order|court|tribunal|commission @with|in|on|of|between, quit|exit|leave|abandon|scrap|cancel|suspend|annul|terminate|tear up|revoke|renounce|ditch|rescind|repudiate|abrogate +$agreement|membership|participation|coalition, secede @from, declare +independence @from, break away @from, suspend|expel @from=union|league|council|bloc|organization|organisation|group|commonwealth
  noun withdrawal|exit|secession @from=$agreement|union|organization|organisation|treaty|eu|council
  actor subj by poss mod
  rec with from in of obj on
  need actor
  weak
  unless subj player|company|club|actor
  yes Russia withdrew from the treaty with Estonia. | RUS > EST
  yes Burundi quit the pact. | BDI > -
  no The actor quit the union.

blacklist: SANCTION 163 +economic
  verb sanction|blacklist|embargo|penalize|penalise|boycott|designate|proscribe, impose|slap|place|introduce|announce|adopt|approve|tighten|extend|levy|put|expand|renew|declare|apply|enforce|widen|maintain|reimpose|toughen|ratchet|unveil|strengthen|clamp|enact|order|prolong|raise|increase|agree|issue +$penalty @on|against|upon|over|to|for|in, impose|slap|introduce|announce|adopt|tighten|levy|reimpose|extend|approve|expand +$penalty, freeze|block +asset|assets|account|fund|funds @of|in, add @to=blacklist
  verb cut|cut off @from=swift|market|financing|grid
  noun imposition @of=$penalty, sanction|sanctions|embargo|tariff @on|against
  actor subj by poss mod
  rec obj on against upon over of from to for in
  need actor
  weak
  unless subj club|company|fifa|uefa|league
  yes Canada imposed sanctions on Belarus. | CAN > BLR
  no The league imposed a ban on the player from Chile.

ban-trade: SANCTION 163 +economic
  verb bar|ban|prohibit|restrict|limit|curb|halt +import|imports|export|exports|sale|sales|entry|travel|flight|flights|trade|product|technology|investment|transaction @of|from|to|into|by
  actor subj by
  rec of from to into on against
  need both
  unless subj club|league
  yes Chile banned imports from Bolivia. | CHL > BOL

travel-warning: SANCTION 160
  verb advise|warn|urge|caution @against|to
  if against|comp|to travel|visit|travelling|leave|avoid|trip
  if obj|subj *
  actor subj
  rec against to comp
  need both
  yes Finland advised against travel to Tunisia. | FIN > TUN
