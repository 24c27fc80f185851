# REQUEST: appeals and demands.
# Origin: written for this project; licence: that of the project.

urge: REQUEST 020
  verb urge|ask|request|implore|beg|beseech|entreat|petition|exhort|press|pressure|lobby|pressurize|pressurise|challenge|plead|advise|encourage|nudge|invite|prod|caution|counsel|appeal|recommend >to|that|, tell|instruct|order >to, urge|implore|exhort|press|lobby|petition|pressure, call|appeal|pray @on|upon|to|for >to|, call|appeal|plead @on|upon|to, ask @for, appeal @for, put +pressure @on, pile +pressure @on, push|lobby|campaign|press|agitate|clamor|clamour|lobby @for, push|press >to|for, make +appeal|plea|request @to|for, issue|launch|renew|repeat|reiterate|step up +appeal|call|plea|request @to|for, repeat +call|appeal, send +request @to, file|lodge|submit +request|application|petition @with|to|for
  noun appeal|plea|request|petition @for|to|by
  actor subj by from poss
  rec obj on upon to iobj comp.subj comp with of from
  need actor
  unless subj court|lawyer|prosecutor
  unless obj question|button|luck|reporter|journalist|conference|agency|newspaper|press|television|radio
  unless comp name|identify|quote
  unless for price
  yes Chile and Colombia urged Peru to talk. | CHL,COL > PER
  yes The president of Togo appealed to Benin for aid. | TGO > BEN
  yes Austria called on Hungary to stop the work. | AUT > HUN
  no The bishop of Lima prayed for rain.

want-of: REQUEST 021
  verb want|wish|expect|need|like >to
  if obj PARTY
  actor subj
  rec obj
  need both
  unless subj analyst|poll|voter
  yes Peru wants Chile to withdraw. | PER > CHL

called-for: REQUEST 020
  verb call @for, seek|request|want|solicit|propose|advocate|recommend +aid|help|assistance|support|ceasefire|truce|cease-fire|mediation|release|extradition|visa|loan|bailout|funding|backing|intervention|protection|permission|membership|apology|explanation|compensation|reparation|withdrawal|force|investigation|inquiry|probe|extension|arm|arms|weapon|recognition|independence|election|postponement|inclusion @from|of|with|to|for|by|between, seek|request|solicit +aid|help|assistance|loan|bailout|mediation|extradition|membership|ceasefire|permission|intervention|apology|extension, ask|plead|beg|bargain|bid|apply|pray|negotiate @for=aid|help|assistance|loan|protection|membership|asylum|mercy|time|arms|bailout|intervention|information|visa|candidacy, reach out @for, turn @to @for
  noun call|calls @for
  actor subj by from poss mod
  rec from on to of for by between in with
  need actor
  weak
  yes Greece called for the withdrawal of troops from Cyprus. | GRC > CYP
  no The recipe calls for sugar.

demand: REQUEST 100
  verb demand|require|order|compel|dictate|stipulate >that|to|, demand, insist @on, make|issue|present|press|reiterate|repeat|renew|set out|submit|put forward +demand|demands|condition @to|for|on|that, reiterate|renew|repeat|press +demand|demands, set +deadline|condition @for, call|clamour|agitate @for=resignation|ouster|removal|expulsion|overthrow|end|right, press +claim|case|demand @for|to, order|command >to, summon @to|for
  noun demand|demands @for|that|by
  actor subj by poss from
  rec of from to comp.subj obj comp for on
  unless subj job|task|law|situation|sport|plan|rule|judge|treaty|agreement
  weak
  need actor
  yes Poland demanded an apology from Russia. | POL > RUS
  yes The United States demanded that Sudan expel the fugitive. | USA > SDN
  no The task demands patience from Peru.

insist: REQUEST 100
  verb insist >that|
  modal must should ought base
  actor subj
  rec comp.subj comp
  need actor
  unless subj law|rule|expert|scientist|doctor
  yes Sudan insists that Egypt withdraw its patrols. | SDN > EGY
  no Sudan insists that it is treating the Egyptian as any other prisoner.

must: REQUEST 100
  verb say|conclude|stress|insist|argue|declare|state|maintain|emphasize|emphasise|add|reiterate|warn|believe|tell|note|announce|suggest >that|
  modal must should ought
  actor subj
  rec comp.subj
  need both
  yes The president of Egypt said that Israel must return to the table. | EGY > ISR
  no The president of Egypt said that Israel had returned to the table.

apply-to: REQUEST/assist 022 +diplomatic
  verb apply >to
  verb apply @for|to=membership|accession|status|admission|entry|union|nato
  if comp|for|to join|become|enter|membership|accession|status|admission|union|nato
  actor subj
  rec comp to with
  need actor
  unless subj student|graduate
  yes Georgia applied to join the European Union. | GEO > EU

refuge: REQUEST/assist 1033 +asylum
  verb seek|request|ask|apply|claim +asylum|refuge|sanctuary|shelter|safety|protection @in|from|at|inside|with, ask|apply @for=asylum|refuge|citizenship
  actor subj
  rec in from at to into with inside
  need both
  if subj *
  unless subj $troops|$official|suspect|gunman
  yes Two Cuban dancers sought asylum in Ecuador. | CUB > ECU

convene: REQUEST/meet 106 +diplomatic
  verb demand|seek|request|call|want|propose +meeting|session|summit|talk|talks|conference|dialogue|negotiation|debate @with|of|between|on, call|ask|push|press @for=meeting|session|summit|talk|talks|conference|dialogue|negotiation, request|demand|propose +meeting|session|talks
  actor subj
  rec with of between from
  need actor
  yes Serbia requested a meeting with Croatia. | SRB > HRV

invite: REQUEST/meet 026 +diplomatic
  verb invite|ask|summon @to|for, extend|issue|send +invitation @to, invite >to, invite
  actor subj
  rec obj to
  need both
  unless obj bid|application|comment|tender|criticism
  yes Turkmenistan invited Uzbekistan to the forum. | TKM > UZB

summon: ACCUSE/disapprove 114 +diplomatic
  verb summon|call in +ambassador|envoy|charge|diplomat|chargé
  actor subj
  rec obj
  need both
  if obj ambassador|envoy|diplomat|charge
  yes Sweden summoned the Iranian ambassador. | SWE > IRN

beg-release: REQUEST/yield 1053
  verb demand|seek|urge|request|negotiate +release|freedom|liberation|return|withdrawal|pullout|lifting|easing|end|halt|removal @of|from|for|to, call|appeal|plead|press|ask @for=release|freedom|withdrawal|end|lifting|halt|ceasefire|truce|restraint|calm|return|removal
  actor subj
  rec from of to on by
  need actor
  yes Fiji demanded the release of its sailors from Tonga. | FJI > TON
