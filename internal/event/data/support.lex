# SUPPORT: verbal and diplomatic support, signing, recognition.
# Origin: written for this project; licence: that of the project.

sign: SUPPORT 057 +diplomatic
  verb sign|conclude|ratify|initial|ink|seal|finalize|finalise|strike|reach|clinch|cement|renew|extend|endorse +$agreement, sign|ink +document|paper|text|contract|letter|charter|order|partnership|initiative|alliance|treaty|act-of|peace, sign @onto|up, accede @to=$agreement, reach|achieve +compromise|settlement|consensus|understanding|breakthrough, enter @into=$agreement, adopt +$agreement|resolution|declaration|programme|statement|plan, put +signature @to|on, join|enter +$agreement, sign up @to|for, strike|cut +bargain, act @on=resolution
  noun signing|ratification|conclusion|signature|renewal @of=$agreement, signatory @to|of
  actor subj between by of poss
  rec with
  third facilitator through via
  about on
  mutual
  unless subj player|team|club|singer
  unless obj law|bill|death|waiver|book
  yes Chile signed a free-trade agreement with Vietnam. | CHL,VNM
  yes The pact was signed by ministers of Mali and Niger. | MLI,NER
  no The club signed a deal with the striker.

sign-many: SUPPORT 057 +diplomatic
  verb sign|ratify|initial +$agreement|document|partnership|text|treaty
  if subj country|nation|state|member|government|economy|signatory|side|party|leader|minister|delegate
  actor subj
  rec with
  need none
  mutual
  yes Ministers of Mali and Niger signed the agreement. | MLI,NER

sign-order: - 
  verb sign +bill|law|decree|legislation|order|act, sign off @on

deal-noun: SUPPORT 057 +diplomatic
  noun agreement|accord|pact|treaty|deal|memorandum @between
  actor between
  mutual
  weak
  need pair
  yes The presidents announced a deal between Serbia and Kosovo. | SRB,XKX

praise: SUPPORT 051 +diplomatic
  verb praise|hail|applaud|commend|laud|salute|welcome|acclaim|extol|cheer|congratulate|honour|honor|thank|compliment|admire|appreciate|endorse|glorify|bless|toast, pay +tribute|homage @to, speak highly @of, express|voice|convey|extend +satisfaction|appreciation|gratitude|admiration|thanks|confidence @with|at|over|to|for|in|toward|towards, express +satisfaction|gratitude|optimism|pleasure, take +note @of, look forward @to, heap +praise @on, be pleased|glad|happy|grateful @with|to|about
  noun praise|gratitude|applause
  adj grateful|appreciative|thankful|supportive|pleased|delighted
  actor subj poss from
  rec obj for to of on at with by
  need actor
  unless obj visitor|guest|year|birthday|victory
  yes Sweden praised Kenya's handling of the talks. | SWE > KEN
  yes Mexico welcomed the peace plan put forward by Norway. | MEX > NOR
  no The audience welcomed the orchestra.

stress-commitment: SUPPORT 051 +diplomatic
  verb emphasize|emphasise|underscore|stress|underline|highlight|reiterate|reaffirm|restate|renew +commitment|support|backing|solidarity
  actor subj
  rec comp to for with
  need actor
  yes The Vice President of Ghana emphasized the commitment of her country to helping Togo. | GHA > TGO

backed-by: SUPPORT 051 +diplomatic
  verb receive|win|get|secure|gain|earn|obtain|draw +endorsement|support|backing|praise|applause|blessing @from|by
  actor from by
  rec subj
  need both
  unless from fan|viewer|critic|audience|reader
  yes The Gambian candidate won an endorsement from two parties of Senegal. | SEN > GMB
  yes Bhutan received praise from Nepal. | NPL > BTN

back: SUPPORT 051 +diplomatic
  verb back|support|endorse|champion|favour|favor|embrace|espouse|bolster, stand @by|with|behind, side @with, throw +weight|support|backing @behind, give|lend|offer|express|voice|reaffirm|reiterate|pledge|declare|extend|renew|show|pledged|proclaim|affirm|confirm|restate +support|backing|solidarity|sympathy|endorsement|confidence|blessing|loyalty|commitment @for|to|with|behind|toward|towards, express|voice|reaffirm|declare +support|backing|solidarity|sympathy|endorsement, come out @in_support_of|in_favour_of|in_favor_of, speak up/out @for|in_support_of, rally @behind|around, be @behind, vote @in_favour_of|in_favor_of, vouch @for, align @with, ally @with, close +rank|ranks @with, mobilise|mobilize|rally|drum|muster +support|backing @for|on_behalf_of, rally +support, go along @with, second, show +solidarity @with
  noun support|backing|endorsement|solidarity
  adj supportive|committed
  actor subj poss from by
  rec obj for to with by behind of around
  unless obj family|economy|claim|child|view|growth|theory
  weak
  need actor
  stays
  unless mod public|popular
  yes Belize has voiced support for Taiwan. | BLZ > TWN
  yes Zambia backs Malawi in the dispute. | ZMB > MWI
  no The theory is supported by evidence.

defend: SUPPORT 052 +diplomatic
  verb defend|justify|excuse|vindicate|uphold|champion, come @to=defence|defense|aid, speak|argue @in_defence_of|in_defense_of|on_behalf_of, stand up|stick up @for, plead @for|on_behalf_of, make +case @for, intercede @for|on_behalf_of, take +side|part @of|with, downplay
  actor subj poss
  rec obj of for with
  unless obj title|position|territory|village|city|town|base|border|record|champion|itself|himself
  need both
  unless obj sentence|conviction|verdict|ruling|decision|policy|ban|law|process|judgment|woman|man
  yes Portugal defended Angola's right to sell its oil. | PRT > AGO
  no Ukraine defended the town against attack.

defend-act: SUPPORT 052 +diplomatic
  verb defend|justify +$attack|decision|move|action|policy|step|use|plan|law|record|choice|handling|conduct|response|role|right|deal|agreement|ruling
  actor subj
  rec of by poss
  need actor
  yes The president of Ecuador defended the raid. | ECU > -

recognize: SUPPORT 054 +diplomatic
  verb recognize|recognise|acknowledge, grant|extend|give|accord +recognition @to, accord|grant +recognition
  noun recognition
  actor subj poss by
  rec obj of to
  weak
  need both
  unless obj need|mistake|error|problem|fact|failure|importance
  unless subj court|tribunal|judge|magazine|academy|jury
  yes Nauru recognised Kosovo in 2008. | NRU > XKX
  no Kenya recognised the need for more nurses.

restore-ties: SUPPORT 050 +diplomatic
  verb restore|resume|establish|re-establish|reestablish|normalize|normalise|upgrade|renew|forge|build|strengthen|deepen|improve|expand|boost|enhance|repair|mend|develop|cement|rebuild|revive|reset|open|set up|up|bolster|thaw|patch|cultivate|warm|foster|promote|consolidate|intensify|re-open +$relations @with, restore|resume|establish|re-establish|reestablish|normalize|normalise|upgrade|renew|forge|build|strengthen|deepen|improve|expand|boost|enhance|repair|mend|rebuild|revive|reset|cement|up +$relations, set up +$relations, open|reopen|re-open|establish|inaugurate +$embassy|office @in, reopen|re-open|open +$embassy, appoint|name|nominate +ambassador|envoy @to, reassert|reaffirm|renew|proclaim|declare|affirm|pledge|cement|strengthen +friendship|alliance|brotherhood @with|to|toward, reconcile @with, make +peace @with, make up @with, mend +fence|fences @with, bury +hatchet @with, draw|move|grow|get closer @to, exchange +ambassador|envoy|diplomat @with, accredit, elevate|raise +$relations, overcome +animosity|difference|rift|hostility|differences @of|with|between
  noun resumption|restoration|normalization|normalisation|establishment|renewal|re-establishment @of=$relations, rapprochement|reconciliation|detente|thaw
  actor subj between of by poss
  rec with in to between of
  mutual
  need pair
  yes Sudan restored diplomatic relations with Iran. | SDN,IRN
  yes Fiji opened an embassy in Kenya. | FJI,KEN
  no The bank restored links to its web site.

growing-ties: SUPPORT 050 +diplomatic
  verb grow|improve|deepen|strengthen|warm|expand|thaw|flourish|develop
  if subj $relations
  actor subj
  mutual
  need pair
  yes Ties between Turkey and Armenia improved. | TUR,ARM

apologize: SUPPORT 055 +diplomatic
  verb apologize|apologise @to|for, apologize|apologise, offer|issue|make|give|deliver|present|extend|send +apology|apologies @to|for, offer|issue|extend +apology|regret|condolence|condolences|sympathy, express|voice|convey +regret|remorse, say sorry @to|for, atone @for, ask|beg +forgiveness
  noun apology
  actor subj poss from by
  rec to for obj at over with
  need actor
  yes Argentina apologised to Chile for the incident. | ARG > CHL
  no The singer apologised for the delay.

condole: SUPPORT 018
  verb express|voice|convey|offer|extend|send +sorrow|condolence|condolences|sympathy|sympathies|grief @over|for|to|at|with, mourn
  actor subj by
  rec to with for over at obj
  need both
  unless obj father|mother|wife|husband|son|daughter
  yes India expressed sorrow over the deaths in Nepal. | IND > NPL

forgive: SUPPORT 056 +diplomatic
  verb forgive|exonerate|absolve|acquit, clear @of, forgive +sin|offence|offense
  actor subj
  rec obj
  need both
  unless obj debt|loan
  yes The bishops of Rwanda forgave Burundi. | RWA > BDI
  no Italy forgave the debt of Ghana.

endorse-candidate: SUPPORT 051 +diplomatic +election
  verb endorse|nominate|back|recommend|support @for|as
  actor subj
  rec obj
  need both
  yes Egypt nominated Algeria for the chair. | EGY > DZA

accept: SUPPORT 050 +diplomatic
  verb accept|approve|adopt|okay|greenlight +$accord, pass +resolution|motion|treaty|pact|accord|agreement, agree @with, concur @with, give +consent|approval|blessing|nod @to|for, sign off @on
  actor subj
  rec obj with to of from
  need actor
  unless obj responsibility|award|prize|bribe|defeat|resignation
  unless obj bill|law|budget|legislation
  yes Kuwait accepted Iraq's proposal. | KWT > IRQ
  no The actor accepted the award.

admit-member: SUPPORT 050 +diplomatic
  verb admit|accept|readmit|welcome @to|into|as=member|bloc|union, join|rejoin +union|alliance|bloc|organization|organisation|community|nato|eu|league|un|zone|schengen|eurozone|coalition|convention
  actor subj
  rec obj to into
  need both
  yes Somalia joined the East African Community. | SOM > EAC
  no The boy joined a band.

lift-objection: SUPPORT 050 +diplomatic
  verb rally|unite|mobilise|mobilize @behind|with|for, form +alliance|coalition|government|bloc @with, form|forge +alliance|coalition|partnership|axis|bloc, ally @with, team up @with, enter @into=alliance|coalition|partnership
  actor subj
  rec with behind for
  mutual
  need pair
  yes Mali formed an alliance with Niger. | MLI,NER

reassure: SUPPORT 050 +diplomatic
  verb reassure|assure|comfort|console|encourage|guarantee, give|offer|provide +assurance|guarantee|reassurance @to, pray @for, extend +hand|greeting @to
  rec obj to
  unless obj investor|customer|voter|market|public|consumer
  need both
  yes Oman reassured Yemen over the border. | OMN > YEM
