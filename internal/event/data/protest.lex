# PROTEST: demonstrations, riots, strikes, obstruction.
# Origin: written for this project; licence: that of the project.

demonstrate: PROTEST/demo 141
  verb demonstrate|protest|rally|march|picket|parade|chant @against|in|outside|for|on|over|at|near|to|through|across|around|before|into|in_support_of|in_protest_at|in_protest_of|after, demonstrate|march|rally|picket, protest, take @to=street|streets, pour @into|onto=street|streets, hold|stage|organize|organise|mount|begin|launch|continue|join|attend|lead|call|plan +protest|demonstration|rally|march|sit-in|vigil|picket|parade|walkout|protests|flashmob @against|in|outside|for|on|over|at|to|near|through, hold|stage|organize|organise|launch|join|lead|attend|begin +protest|demonstration|rally|march|sit-in|vigil|picket|protests|campaign, fill|throng|pack|flood|jam +street|streets|square|avenue, wave +flag|banner|placard, camp out, occupy +square|building|university|parliament|office|station|field|street, walk @out_of=parliament|session|meeting|talk, sing|chant +slogan|slogans, unfurl +banner
  noun protest|demonstration|rally|march|sit-in|vigil|picket|protests|mass protest @against|by|in|over|outside, protest|demonstration|rally|march|sit-in|vigil|picket
  actor subj by of in mod
  rec against at over outside of in to from
  need actor
  unless subj rebel|stock|share|market|team|troop|price|$troops|$official|index|currency|government|president|minister|embassy|ministry|dollar
  yes Thousands of Nigerians marched against the new fuel tax. | NGA > -
  yes Chilean students demonstrated outside the embassy of Iran. | CHL > IRN
  no Shares rallied in Brazil.

protest-occur: PROTEST/demo 141
  noun protest|demonstration|rally|march|riot|unrest|sit-in
  actor by of in across mod poss
  rec against at over outside
  need actor
  unless mod stock|market|price
  yes Protests erupted in Sudan. | SDN > SDN
  yes The deaths triggered protests by residents of Malawi against the police. | MWI > MWI

gather: PROTEST/demo 141
  verb gather|assemble|converge|mass|congregate @outside|against|before|in_support_of|in_protest_at|in_protest_of|in|at|on|near|around|for, gather|assemble|converge|mass|congregate >to
  if subj|comp|for|against|outside|before|in_support_of|in_protest_at|in_protest_of protester|protestor|demonstrator|supporter|opponent|activist|crowd|hundred|thousand|ten|million|striker|protest|demand|denounce|demonstrate|oppose|condemn|call|rally|protest|embassy|parliament|ministry|court|palace|consulate|demonstration
  actor subj
  rec against at over outside
  need actor
  unless subj rebel|$troops|$official|government|president|minister|leader|delegate|migrant|refugee|pilgrim|mourner|fan|worshipper|tourist|spectator
  yes Thousands of Paraguayans gathered outside the embassy of Brazil. | PRY > BRA
  no People in Malta may gather in small groups.

riot: PROTEST/riot 145 +repression
  verb riot|loot|rampage|vandalize|vandalise|ransack|torch|stone|pelt|overrun|storm|burn|trash|smash|attack|demolish|deface|clash|fight|scuffle|sack|invade
  actor subj by
  rec obj with at into on
  if subj|by $protester|protesters
  unless subj police|soldier|people|resident|$troops|insurgent|militant|gunman|rebel|jihadist|terrorist|guerrilla|bandit|armed
  need actor
  yes Protesters stormed the embassy of Iran in Iraq. | IRQ > IRN
  yes Palestinian prisoners rioted at a jail in Israel. | PSE > ISR
  no Hundreds of insurgents attacked a base in Niger.

riot-noun: PROTEST/riot 145
  verb riot|rampage|loot, go @on=rampage, resort @to=violence|stone, throw|hurl|lob|pelt +stone|rock|bottle|petrol|molotov|egg|tomato|firebomb|brick|shoe @at, throw|hurl +stone|rock|bottle|molotov|firebomb, pelt @with, set +fire @to, set @alight|ablaze|fire, torch +$flag|car|shop|office, clash @with=police|officer|force
  noun riot|rioting|unrest|looting|revolt|uprising @in|by|against
  actor subj by in of mod
  rec at against with obj of to
  need actor
  unless subj police|soldier|troop|rebel|militant
  unless obj house|home|village
  yes Georgian demonstrators threw stones at the Turkish consulate. | GEO > TUR

burn-flag: PROTEST/demo 141
  verb burn|tear|trample|deface|torch|set|desecrate|stamp +flag|effigy|koran|quran|portrait|poster|picture
  actor subj
  rec obj of
  need any
  yes Egyptians burned a Danish flag. | EGY > DNK

vandalize: PROTEST/vandalize 145
  verb vandalize|vandalise|deface|spray|topple|trash|demolish|smash +$flag|statue|monument|window|wall|embassy|grave|building, graffiti
  actor subj by
  rec obj on of
  need actor
  if subj|by PARTY|$protester
  yes Ukrainian protesters demolished a Russian statue. | UKR > RUS

strike: PROTEST/strike 143
  verb strike @over|for|against, go|walk|be|continue|remain @on=strike|walkout, hold|stage|begin|launch|call|start|organize|organise|observe|join|continue|extend|declare|plan +strike|walkout|stoppage|shutdown|work-stoppage|slowdown @over|against|for|in|at, hold|stage|begin|launch|call|start|organize|organise|declare +strike|walkout|stoppage|shutdown, stop|shun|boycott|refuse +work|class|lecture, walk off +job, walk out, down +tool, lay down +tool
  noun general strike, strike|walkout|stoppage @by|over|of
  actor subj by of in mod
  rec over against at in with from
  need actor
  unless subj team|player|$troops|disaster|lightning|rebel|militant
  unless mod air|drone|missile|military|rocket|nuclear
  unless obj balance|deal|chord|target|blow|city|town
  yes Workers in Serbia stopped work over a labour bill. | SRB > -
  no The rebels began an air strike in Mali.

hunger-strike: PROTEST/hunger 142
  verb begin|start|continue|launch|stage|hold|go|join|end +hunger-strike|fast|strike @in|over|against|for|outside|to, go @on=hunger-strike|fast, fast|starve @against|over|for
  noun hunger strike
  if obj|on|mod|subj hunger|fast|hunger-strike
  actor subj by of poss in
  rec against at over to
  need actor
  yes Polish miners began a hunger strike. | POL > -

hunger-noun: PROTEST/hunger 142
  noun hunger strike
  actor subj by of poss in mod
  rec against over
  need actor
  yes Turkish inmates continued their hunger strike. | TUR > -

boycott: PROTEST/boycott 143
  verb boycott +good|goods|product|products|election|elections|poll|vote|company|brand|games|olympics|class|referendum|school|court|shop|parliament|session|trial|ceremony|inauguration, boycott, organize|organise|launch|call|join +boycott @of|against
  noun boycott @of|by|against
  actor subj by
  rec obj of against in
  need actor
  yes Opposition parties in Togo boycotted the election. | TGO > TGO

obstruct: PROTEST/obstruct 144
  verb block|blockade|barricade|obstruct|close|cut|occupy|disrupt|shut down|seal off|cordon off|barricade|picket|cut off +$road|parliament|university|school|plant|mine|factory|work|construction|oil
  actor subj by
  rec in to of obj
  if subj|by $protester|farmer|trucker|supporter|driver
  need actor
  unless subj landslide|snow|flood|police|$troops
  yes Bolivian farmers blocked roads in Peru. | BOL > PER

obstruct-road: PROTEST/obstruct 144
  verb block|blockade|barricade|obstruct|cordon off +road|roads|street|streets|highway|traffic|railway
  actor subj by
  rec in to into of from leading
  need actor
  unless subj landslide|snow|flood|police|debris|tree
  yes Kosovar villagers blocked a road to Serbia. | XKX > SRB
