# REJECT: refusals, denials, vetoes, defiance.
# Origin: written for this project; licence: that of the project.

refuse: REJECT 120
  verb refuse|decline|forgo|neglect >to, refuse|decline, balk @at, baulk @at, hold out @against
  adj unwilling|reluctant|unprepared|loath >to
  noun refusal|unwillingness|reluctance >to
  actor subj poss by
  rec comp obj to
  need actor
  unless subj spokesman|spokeswoman|spokesperson
  yes Kenya refused to hand over its ships to Uganda. | KEN > UGA
  yes The president of Togo declined to meet the Ghanaian envoy. | TGO > GHA
  no A spokesman declined to comment on Kenya.

no-comment: -
  verb decline|refuse >to
  if comp comment|elaborate|say|give|name|disclose|identify|specify|answer|discuss|confirm

reject: REJECT 120
  verb reject|spurn|rebuff|decline|repudiate|turn down|rule out|throw out|shoot down|dismiss|snub|scorn|deny|block|veto|oppose|resist|ignore|shrug off|brush off|brush aside|wave off|scoff|discard|strike down|quash|scuttle|thwart|derail|nix|scrap|renounce|disown|abandon|cancel|overturn|torpedo|vote down|stonewall|disregard|refuse|rebut|contest|challenge|dispute|discount +$accord|$talks|$peacekeepers|deployment|intervention|interference|involvement|access|permission|visa|request|right|allocation|application|entry|extradition|order|involvement|authority|sovereignty|legitimacy|membership|apology|presence|role|result|results|comment|rule|amnesty|concession, reject|spurn|rebuff|snub, oppose, rule out, turn down, say no @to, give +shrift|shoulder @to, vote @against, dismiss @as, reject @as, refuse +$aid @from, object @to=$accord|deployment|plan
  noun rejection|dismissal|snub|rebuff @of|by
  actor subj by poss
  rec obj of from by for
  need actor
  weak
  unless obj $official|charge|case|player|comparison
  unless subj body|kidney
  unless in favor|favour
  yes Bangladesh rejected an Indian proposal. | BGD > IND
  yes Rebels in Mali dismissed an appeal from President Keita of Mali. | MLI > MLI
  no The minister of Chad dismissed the general.

put-off-talks: REJECT/meet 125 +diplomatic
  verb postpone|delay|downplay|put off|defer +$talks|visit|summit|signing|ceremony
  actor subj by
  rec with
  mutual
  need actor
  yes Mali and Niger postponed their meeting. | MLI,NER

deny: REJECT 120
  keep
  verb deny|refute|rebut|dispute|contradict|disclaim|disavow, deny >that|, deny|dismiss|reject|refute|rebut +allegation|accusation|charge|charges|claim|claims|report|reports|rumour|rumor|responsibility|involvement|wrongdoing|suggestion|link|knowledge|role|criticism @of|by|from|that|against|in, deny|dismiss|reject|refute +allegation|accusation|claim|claims|report|wrongdoing|criticism, dismiss|reject|brush off|brush aside|shrug off|wave off|play down|ignore +concern|fear|warning|criticism|complaint|objection|worry|suspicion|protest|threat|ultimatum|call|appeal, plead innocent
  noun denial @of|by
  actor subj by poss
  rec from by comp obj of
  need actor
  weak
  unless subj plaintiff|actor|singer|player|coach
  yes Iran denied any wrongdoing. | IRN > -
  yes Moscow dismissed the report by Estonia. | RUS > EST
  no The singer denied the rumour in Spain.
  yes Tanzania dismissed concerns expressed by Kenya over the port. | TZA > KEN

refuse-recognise: REJECT 120
  verb disown|disregard|snub|shun|ignore|ostracize|ostracise|boycott|skip|cold-shoulder|stand up|stonewall|rebuff +$talks|summit|election|vote|session|ceremony|delegation|envoy|president|minister|leader|referendum|inauguration, boycott +meeting|conference|games|summit|session|talks, withdraw|pull out @from|out_of=participate|participation|games|olympics|paralympics|summit|conference|contest|ceremony|forum, withdraw|pull >from
  actor subj
  rec with by in of obj
  need actor
  unless subj player|athlete|team|club|singer|company|candidate
  yes Oman has withdrawn from participating in the games. | OMN > -
  yes Syria boycotted the conference with Turkey. | SYR > TUR

veto: REJECT 129 +diplomatic
  verb veto, cast|use|exercise|wield|threaten +veto @against|on|over, block|filibuster|strike down|overturn|annul|invalidate|nullify|void|declare +resolution|bill|law|motion|legislation|statement|membership|bid|candidacy|amendment|decree|scheme|move|nomination|ban|policy @at|in|by|as|, vote down
  noun veto @of|by|on
  actor subj by poss
  rec obj of by
  need actor
  unless subj protester|road|bank
  weak
  yes Russia vetoed a resolution of the United Nations. | RUS > UN

declare-unlawful: REJECT 120 +legal
  verb declare|rule|find|deem|judge|hold >|that, declare|rule|deem
  if comp|obj unlawful|illegal|unconstitutional|invalid|void|inadmissible|unlawfully|illegally
  if subj court|tribunal|judge|council|parliament|commission|icj|panel|authority|government|minister|president|ministry
  actor subj by
  rec obj comp.subj
  need actor
  yes The supreme court of Kenya declared the vote unlawful. | KEN > -

violate: REJECT 128 +legal
  verb violate|defy|breach|flout|contravene|infringe|disobey|disregard|break|ignore|renege|transgress|circumvent|evade|sidestep|skirt +$penalty|$emergency|$agreement|law|rule|order|resolution|norm|constitution|sovereignty|obligation|commitment|ruling|curfew|promise|pledge|blockade|warning|border|airspace|embargo @of|by|on|against, renege|backtrack|go back @on=commitment|promise|pledge|deal|agreement|word|vow, defy
  noun violation|breach @of=$agreement|sanction|embargo|sovereignty|airspace|law
  actor subj by poss
  rec of by obj on against with to
  need actor
  unless obj $truce|cease-fire|ceasefire
  weak
  yes A newspaper in Beirut defied a ban by the Syrian general. | LBN > SYR
  yes The president of Zambia reneged on his promise to the Kenyan people. | ZMB > KEN

break-truce: ASSAULT 196 +military
  verb violate|break|breach|shatter|end|resume +$truce|cease-fire|ceasefire|war
  noun violation|breach @of=$truce|ceasefire|cease-fire
  actor subj by poss
  rec with in
  need actor
  weak
  unless subj president|minister|mediator
  yes Armenian rebels violated the truce with Turkey. | ARM > TUR

hold-firm: REJECT 124
  verb resist|withstand|reject +pressure|call|calls|demand|demands|bid|attempt @from|by|for|to, stand firm/fast, dig in, stick @to=position|decision|guns, maintain +stance|position|ban, insist @on @against, keep +ban|sanction|curfew|restriction @on, fail|neglect >to
  if obj|to|on|comp pressure|call|demand|bid|attempt|position|ban|sanction|stance|comply|respond|uphold|honour|honor|implement|decision
  actor subj
  rec from by on of
  need both
  yes Poland resisted pressure from Germany. | POL > DEU

refuse-entry: REJECT 120
  verb bar|refuse|deny|turn away|turn back|block|prevent|keep out|exclude +entry|access|visa|permission|permit|passage|asylum|landing|inspector|observer|monitor|convoy|delegation|migrant|refugee @to|from|for, deny|refuse +entry|access|visa|permission|asylum|passage @to|for, bar|prevent|block|stop >from, turn away/back
  actor subj by
  rec iobj to obj from for
  need actor
  unless subj rain|weather|storm|injury
  yes Hungary denied entry to Iraqi migrants. | HUN > IRQ
