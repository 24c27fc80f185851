# AGREE: agreement to act, promises, offers, intentions.
# Origin: written for this project; licence: that of the project.

agree: AGREE 030 +diplomatic
  verb agree >to|, agree, agree @to|on|upon|with|about, consent|assent|accede|acquiesce @to, consent >to, come @to=agreement|understanding|term, reach|strike +$agreement >to, decide jointly >to
  actor subj
  rec with obj to comp
  about on upon to
  mutual
  unless with assessment|view|finding
  unless subj brokerage|bank|firm|company|carmaker|airline|retailer|giant|maker|lender|insurer|operator|producer|manufacturer|club|studio|network
  yes Chad and Sudan agreed to reopen their border. | TCD,SDN
  yes Peru agreed to a truce. | PER > -
  no The professor agreed with the finding.
  no The Swedish carmaker agreed to buy a brokerage.

agree-that: AGREE 050 +diplomatic
  verb agree|concur >that
  actor subj
  rec with
  mutual
  unless subj scientist|expert|analyst
  need pair
  yes Peru and Chile agree that the lake should be protected. | PER,CHL

agree-party: AGREE 030 +diplomatic
  verb agree|accept|consent|accede @to|with
  actor subj
  rec to with
  need both
  yes The Lebanese premier agreed to French mediation. | LBN > FRA

promise: AGREE 030 +diplomatic
  verb promise|pledge|vow|offer|volunteer|undertake|commit|swear|guarantee|propose >to|that|, promise|pledge|offer|commit|earmark, commit|pledge|bind >to, make|give|renew|reaffirm|deliver +promise|pledge|vow|commitment|undertaking|offer >to, offer +concession|talk|talks|amnesty|truce|ceasefire|deal|peace|dialogue|cooperation|branch @to, extend +offer|invitation @to, make +offer|concession @to, give +word
  noun promise|pledge|commitment|undertaking|offer|vow
  actor subj poss by from
  rec iobj to obj comp for
  need actor
  unless obj award|course|discount|explanation|insight|apology|condolence|support|sympathy|resignation
  weak
  unless obj crime|abuse|atrocity|suicide|murder|violation|massacre|genocide|fraud|offence|offense|act|error|mistake|robbery|treason|perjury|adultery|force|troops|resource
  yes Germany promised to issue visas to Syrians. | DEU > SYR
  yes Kuwait pledged Lebanon a grant. | KWT > LBN
  no The school offered a course in Greek.
  no War crimes were committed by soldiers of Guatemala.

assured-by: AGREE 030 +diplomatic
  verb receive|get|obtain|win|secure +assurance|guarantee|promise|pledge|commitment|offer
  actor from
  rec subj
  need both
  yes Georgian protesters received assurances from the Georgian government. | GEO > GEO

willing: AGREE 030 +diplomatic
  adj willing|prepared >to, willing|ready|open|prepared @to|for=$talks|$agreement|$truce|dialogue|compromise|peace|cooperation|concession|mediation|proposal|idea|possibility|option|offer|partnership|normalization|reconciliation|visit|inspection|withdrawal|release|exchange|swap
  actor subj
  rec comp to with
  need actor
  yes Syria is willing to withdraw its soldiers from Lebanon. | SYR > LBN
  no The players are ready to start.
  no Fighters in Mali are ready for battle.

ready: AGREE 030 +diplomatic
  adj ready|eager|keen|open|set|poised >to
  actor subj
  rec comp
  need actor
  inner
  yes Oman is ready to send medicine to Yemen. | OMN > YEM
  no Uganda's senator is the candidate most ready to lead.

prepared: AGREE 030 +diplomatic
  verb express|indicate|voice|signal|show +readiness|willingness|intention|intent|desire|interest >to, express|indicate|voice|signal|show +readiness|willingness|intention|interest @in, stand ready >to
  noun willingness|readiness >to
  rec comp in with for
  need actor
  yes Japan expressed its willingness to help Nepal. | JPN > NPL

intend: AGREE 030 +diplomatic
  verb plan|intend|aim|seek|hope|want|wish|look|mean|prepare|propose >to, set out >to
  noun plan|intention|intent|readiness|desire|bid|effort|proposal >to
  adj determined|intent >to
  actor subj obj poss
  rec comp
  inner
  need actor
  yes Turkey plans to send tents to Haiti. | TUR > HTI
  no Turkey plans to grow.

announce-future: AGREE 030 +diplomatic
  verb announce|unveil|outline|present|launch|propose|table|float +plan|programme|program|roadmap|initiative|proposal|reform|package|amnesty|election|referendum
  actor subj
  rec for with to
  need both
  yes Cuba announced a programme with Angola. | CUB > AGO

express-accord: AGREE 030 +diplomatic
  verb near|approach|inch|edge|move|close @to|toward|towards|on=$agreement, move closer @to=$agreement, make +progress|headway @with|in|on|toward|towards, arrange +$talks|$truce|ceasefire|visit|swap|exchange|transfer|release, arrange @for=$talks|visit|swap|exchange|transfer|release
  actor subj
  rec with
  mutual
  need pair
  yes Greece made progress with Albania on the sea border. | GRC,ALB
  no Councillors in Ghana and Togo arranged the collection of rubbish.

seek-partnership: AGREE 031 +diplomatic +economic
  verb seek|want|hope|look|try|aim|strive|work|attempt >to
  if comp deepen|form|build|forge|strengthen|expand|boost|create|develop|improve|establish|mend|restore|revive|promote|enhance|increase
  actor subj
  rec comp with
  mutual
  need pair
  yes Peru and Chile are seeking to deepen a partnership. | PER,CHL
