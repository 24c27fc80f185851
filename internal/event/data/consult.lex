# CONSULT: meetings, visits, talks, mediation.
# Origin: written for this project from general knowledge of world news; licence: that of the project.

visit: CONSULT/visit 042 +diplomatic
  verb visit|tour|revisit, pay +visit|call @to|on, make +visit|trip|tour|stop|stopover @to|in, stop over @in, drop in @on
  noun visit|trip|tour|stopover|pilgrimage|stop-over
  actor subj poss by of mod
  rec obj to in
  need both
  unless subj $migrants|$disease
  unless obj school|hospital|shrine|mosque|church|museum|factory|site|memorial|cemetery|grave|family
  yes Chile's foreign minister visited Bolivia on Monday. | CHL > BOL
  yes The president of Kenya is on a two-day visit to Ethiopia. | KEN > ETH
  no The minister visited a school in the north.

visit-site: CONSULT/visit 042 +diplomatic
  verb visit|tour @in
  rec in
  need both
  if obj school|hospital|shrine|mosque|church|museum|factory|site|memorial|cemetery|grave|base|troop|camp
  yes Norway's king toured a hospital in Jordan. | NOR > JOR

arrive: CONSULT/visit 042 +diplomatic
  verb arrive @in|at|to|on, land @in|at, travel @to|through, fly @to|into, head @to|for, go @to, journey @to, depart @for, leave @for, set off @for, jet off @to, touch down @in|at, come @to, return @to
  actor subj
  rec in at to into for on
  need both
  unless subj $migrants|$troops|$peacekeepers|$arms|$disease|$aid|delegation|inspector|voter
  unless obj *
  unless to poll|court|trial|prison|jail|hospital|work|school|war|bed|runoff|vote|space|orbit|power|office|front|heaven|university|college
  unless to post|duty|job|role|position|normal|normalcy|base|field|stage|rule|root|profession|profit|growth|form|work
  yes Ghana's president arrived in Togo on Friday. | GHA > TGO
  no Storm Daniel arrived in Libya on Sunday.
  no Thousands of refugees arrived in Chad.

delegation: CONSULT/visit 042 +diplomatic
  verb arrive|land|be|come @in|to, travel|fly|head|go @to, visit
  rec in to obj
  need both
  if subj delegation|team|envoy|mission|minister|president|official|diplomat|lawmaker|legislator|senator|king|premier|secretary|ambassador
  yes A Japanese delegation flew to Mongolia to inspect the mine. | JPN > MNG

send-envoy: CONSULT/visit 042 +diplomatic
  verb send|dispatch|dispatched +envoy|delegation|minister|emissary|negotiator|diplomat|representative|mediator
  actor subj
  rec to
  need both
  yes Brazil sent an envoy to Guyana. | BRA > GUY

host: CONSULT/visit 043 +diplomatic
  verb host, receive, welcome, greet, invite +leader|president|minister|delegation|official|king @to, entertain, play host @to, roll out +carpet @for, give +welcome|reception @to, extend +welcome @to
  noun welcome|reception
  actor obj to for iobj
  rec subj poss by
  need both
  if obj|for|to|iobj PARTY
  unless obj $talks|$accord|$aid|$money|$peacekeepers|assurance|report|support|refugee|migrant|training|message|letter|prize|award|resumption|step|news|announcement|normalization|normalisation|release|agreement|attempt
  yes Morocco's king received the president of Senegal in Rabat. | SEN > MAR
  no Kenya received a loan of 20 million dollars from Japan.
  no Iceland welcomed a memorandum from Estonia.

receive-visit: CONSULT/visit 043 +diplomatic
  verb receive|get|host +visit|visitor|delegation|minister
  actor obj from of
  rec subj
  need both
  yes Ghana received ministers from Mali. | MLI > GHA

meet: CONSULT 040 +diplomatic
  verb meet, meet @with, meet up @with, sit down @with, huddle @with, get together @with, convene, gather @with, confer @with, consult @with, consult, rendezvous @with
  actor subj
  rec obj with
  mutual
  need pair
  unless obj $accord|$disease|target|goal|need|obligation|standard|requirement|challenge|criterion|resistance|threshold|commitment|expectation|end|fate
  yes Spain's premier met the Portuguese president in Lisbon. | ESP,PRT
  yes Fiji and Samoa met on Tuesday. | FJI,WSM
  no Greece met its budget target this year.

talks: CONSULT 040 +diplomatic
  verb talk|speak|negotiate|converse|chat|parley|liaise|engage @with, talk|speak @to, hold|conduct|open|resume|begin|restart +$talks, conclude|wrap|finish|complete +$talks, join +$talks, enter @into=$talks, engage @in=$talks, return @to=$talks, be @in=talk|talks|contact|negotiation|discussion|consultation
  noun $talks, round-of-talks|get-together|conclave|huddle|bilateral|teleconference|videoconference|tete-a-tete|face-to-face|conversation|audience
  actor subj poss between of mod among
  rec with to
  about on about over
  mutual
  need pair
  unless with press|journalist|reporter|media|medium|expert|bank|tongue
  unless to press|journalist|reporter|media|medium|crowd|nation|newspaper|agency|radio|television|parliament
  yes Chad and Niger held talks in Paris on Monday. | TCD,NER
  yes Peruvian officials negotiated with Ecuador over the river. | PER,ECU
  no The minister spoke to reporters after lunch.
  no The meeting of the football club ended early.
  no Mayors in Norway deal with boars in the streets.
  yes The envoy of Italy made the comment following talks with the Libyan premier. | ITA,LBY
  yes Austria has held months of negotiations with Serbia. | AUT,SRB

talks-focus: CONSULT 040 +diplomatic
  verb focus|center|centre|concentrate|revolve|touch @on|around|upon, cover, address, tackle
  actor subj
  about on around upon obj
  if subj $talks
  need none
  mutual
  yes Egypt and Sudan met in Cairo. The talks focused on the dam. | EGY,SDN

talks-focused: CONSULT 040 +diplomatic
  verb focus|center|centre|concentrate @on|around|upon
  about on around upon
  if obj $talks
  need none
  mutual
  yes Egypt and Sudan met in Cairo. Talks focused on industry and other issues. | EGY,SDN

raise-with: CONSULT 040 +diplomatic
  verb raise|take up +issue|matter|case|question|subject|topic|concern|plight|fate @with
  actor subj
  rec with
  about obj
  need both
  unless with press|journalist|reporter|reader|court|company
  yes Danish diplomats raised the matter with Turkey twice. | DNK > TUR
  no The tenant took up the matter with a court in Fiji.

discuss: CONSULT 040 +diplomatic
  verb discuss, debate, exchange +view|views|opinion @with, exchange +view|views|opinion, talk|speak @about, review, go over, thrash out, hash out, hammer out, deliberate @on|over|about, bargain @with, compare +note|notes
  actor subj
  rec with
  about obj about on over
  mutual
  need pair
  unless subj parliament|court|senate|cabinet|report|article|committee
  if obj|about|on|over|with *
  unless subj $talks
  yes Oman and Yemen discussed joint patrols. | OMN,YEM
  no The parliament of Latvia discussed the budget.

phone: CONSULT/phone 041 +diplomatic
  verb phone|telephone|ring, hold|have|make +call|conversation|phone|teleconference @with|to, speak|talk|confer|discuss @by|over|via=phone|telephone|video|videolink|hotline, place +call @to
  noun phone|telephone|video call|conversation|discussion
  actor subj between of mod poss
  rec obj with to
  mutual
  need pair
  yes The Turkish president telephoned Finland's prime minister. | TUR,FIN

negotiate: CONSULT 046 +diplomatic
  verb negotiate, renew|reopen|hold|start|begin|continue|launch|open|resume|pursue +negotiation|bargaining, bargain @with, haggle @with, broker, work out, hammer out
  actor subj
  rec with
  about obj on over
  mutual
  need pair
  yes India and Bhutan negotiated a water treaty. | IND,BTN

mediate: CONSULT 045 +diplomatic
  verb aid|assist|help|sponsor +$agreement|$talks|$truce, mediate, broker, facilitate, arbitrate, mediate @between|in, intercede @with|between, intervene @between, moderate, undertake|launch|offer|lead|begin|start +mediation|mediation-effort, host +$talks @between, arrange|sponsor|host|facilitate +$talks @between|with, act @as=mediator|go-between|intermediary|broker, serve @as=mediator|go-between|intermediary
  noun mediation|shuttle-diplomacy|good-offices|conciliation|arbitration
  actor subj poss by mod
  rec between obj with among
  about in
  unless obj access|travel|trade|development|delivery|growth|process
  yes Qatar mediated between Chad and Sudan. | QAT > TCD,SDN
  yes Former leaders of Ghana and Mali mediated the negotiations. | GHA,MLI > -
  no The new road facilitated trade in Peru.

offer-mediate: AGREE 039 +diplomatic
  verb offer|agree|propose|volunteer +mediation, offer +mediation|help|office|good-office @in|to
  if obj mediation|mediator
  rec between in to
  need actor
  yes Norway offered mediation in Sri Lanka. | NOR > LKA

summit: CONSULT/multilateral 044 +diplomatic
  verb attend +summit|conference|forum|meeting|assembly|ceremony|funeral|inauguration|congress|wedding, take part @in=summit|conference|forum|meeting|assembly, participate @in=summit|conference|forum|meeting|assembly, gather @for=summit|conference|meeting|talk, gather @at=summit|conference|forum, join +summit|conference|forum, address +summit|conference|forum|assembly
  actor subj
  rec with in of on
  need pair
  yes Leaders of Laos and Cambodia attended a summit in Vietnam. | LAO,KHM > VNM

join-party: CONSULT 040 +diplomatic
  verb join @in|for=$talks|conversation|call|dinner|lunch|breakfast
  actor subj
  rec obj
  about about on
  mutual
  need pair
  unless subj team|club|player|company
  yes The envoy of Belgium joined ministers of Rwanda for talks about the lake. | BEL,RWA

join-talks: CONSULT 046 +diplomatic
  verb take part @in=$talks
  verb participate @in=$talks
  actor subj
  rec with
  need actor
  yes India took part in the talks for seven years. | IND > -

party-to-talks: CONSULT 046 +diplomatic
  noun party|participant|delegate @to|in|at=$talks
  adj absent|present @from|at=$talks
  actor subj
  rec with
  need actor
  yes Eritrea was not a party to the talks. | ERI > -

present-credentials: CONSULT 040 +diplomatic
  verb present|hand|submit +credential|credentials, present|deliver|convey|hand|bring +letter|message @to
  actor subj
  rec to iobj
  need both
  yes The ambassador of Cuba presented credentials to Angola's president. | CUB > AGO

consult-allies: CONSULT 040 +diplomatic
  verb consult @with|on, coordinate @with, brief, debrief, contact, reach out @to, get in touch @with, sound out, hear @from, lunch|dine|breakfast @with, shake +hand @with
  actor subj
  rec obj with to from
  need both
  unless obj reporter|journalist|press|media|police|lawyer
  yes Finland consulted with Sweden on the bid. | FIN > SWE
  no The officer briefed reporters.
