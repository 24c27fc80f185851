# ASSAULT: armed and unarmed violence.
# Origin: written for this project; licence: that of the project.

attack: ASSAULT 190 +military
  verb attack|assault|ambush|raid|invade|storm|besiege|assail|pound|hit|strike|charge|engage|batter|blitz|harry|overrun|re-invade|counter-attack, mount|launch|carry|conduct|stage|begin|start|commit|wage|make|unleash|resume|continue|intensify|order|perpetrate|lead|direct|execute|renew|repeat|mastermind|plan|plot|coordinate|claim +attack|assault|raid|offensive|strike|ambush|incursion|invasion|onslaught|counteroffensive|counterattack|operation|massacre|attacks|strikes|raids|campaign @on|against|in|at|near|into|across|inside, mount|launch|carry|conduct|stage|commit|unleash|perpetrate +attack|assault|raid|offensive|ambush|incursion|invasion|onslaught|counteroffensive|attacks, open +front @against, retaliate @against|with, cross +border, attack @with, use +force @against|in, resort @to=force
  noun attack|assault|raid|offensive|incursion|invasion|onslaught|ambush|aggression|hostilities|counteroffensive|counterattack @on|against|by|in|of|at|near, military operation|action|offensive|campaign
  actor subj by from mod poss
  rec obj on against of at in into
  unless subj virus|bacteria|$disease|$accident|shark|bear|dog|critic|newspaper|book|asteroid|bid|hacker|lawsuit
  unless obj plan|proposal|speech|law|policy|problem|poverty|deal|record|market|goal|iceberg|tree|rock|customer|growth|inflation|headline|low|high|webpage|website|balance|bargain|agreement
  unless mod heart|cyber|verbal|panic|vaccination|immunization|election|electoral|political|presidential|advertising|awareness|media|press|information|propaganda|marketing|fundraising|literacy|vaccine
  need actor
  yes Rebels in Mali attacked an army post. | MLI > MLI
  yes Burundian militiamen attacked a camp of Congolese refugees. | BDI > COD
  no A virus attacked the herds of Mali.
  no Thailand begins a mass vaccination campaign against a virus in Phuket.

leave-dead: ASSAULT 190
  verb leave, result @in
  if subj $attack|shelling|gunfire|bomb|clash
  if obj|comp|in dead|injured|wounded|death|deaths|injury|casualty|casualties|homeless
  actor subj
  rec obj
  need any
  unless subj $accident
  yes The shelling of the market by Sudanese troops left twenty Chadians dead. | SDN > TCD

attack-occurs: ASSAULT 190
  noun clash|fighting|shelling|gunfire|battle|skirmish|shooting|bombing|massacre|stabbing|ambush|airstrike|raid|assassination|lynching|shelling|gunfight|shootout|gunbattle, suicide|bomb|car|terrorist|knife|stabbing|shooting|ramming|sniper|grenade|mortar|hacking|militant|rebel|mass|drone|rocket|missile|gun|arson|air|terror attack|bombing|shooting|strike|battle
  actor by from between
  rec on against with of at in near
  need any
  unless mod heart|cyber|photo|film
  unless up end|expire|collapse
  yes A mass shooting took place in Nairobi. | - > KEN
  yes Three stabbing attacks took place in Israel on Monday. | - > ISR

attack-damage: ASSAULT 190
  verb damage|hit|destroy|strike|devastate|level|flatten|target
  if by $attack|$blast
  actor subj
  rec obj
  need any
  yes Thirteen clinics in Gaza were damaged by Israeli attacks. | ISR > PSE

attack-by: ASSAULT 190
  noun $attack
  if by PARTY
  actor by
  rec on against of at in
  need actor
  unless mod heart|cyber|verbal|panic
  yes The plant caught fire after shelling by Russian troops. | RUS > -

attack-victims: ASSAULT 190
  noun attack|assault|raid|offensive|ambush|$attack
  actor by from mod poss
  rec on against of at in
  need rec
  unless mod heart|cyber|verbal|panic|art
  if on|against|of|at PARTY|facility|plant|base|post|checkpoint|convoy|mosque|church|cathedral|temple|synagogue|school|hospital|village|town|market|bus|train|station|headquarters|camp|airport|port|pipeline|refinery|infrastructure|ship|tanker|vessel|outpost|civilian|police|soldier|troop|worker|hotel|bank|consulate|embassy
  yes The talks came a week after an attack on oil infrastructure in Kuwait. | - > KWT
  yes A bomb attack on the Libyan embassy took place on Monday. | - > LBY

killed-by-fire: ASSAULT 190 +military
  verb kill|wound|injure @by|in|from|under|during=$gunfire
  actor by from in
  rec obj
  need any
  yes Two Chadian soldiers were killed by mortar fire near the Sudanese border. | - > TCD
  yes Five Armenian troops were wounded by Azerbaijani army shelling. | AZE > ARM

kill: ASSAULT 180
  verb kill|murder|slay|massacre|slaughter|execute|lynch|butcher|exterminate|behead|decapitate|hang|strangle|burn|drown|dismember|bludgeon|poison|liquidate|mow down|wipe out|wound|injure|maim|mutilate|hurt|martyr|neutralize|neutralise|eliminate|annihilate, kill|wound|injure @in|by|during|near|with|when|while|after, put @to=death, shoot|stab|beat|burn|hack|starve @to=death, take +life @of
  noun killing|murder|massacre|slaughter|slaying|execution|beheading|lynching|genocide @of|by
  actor subj by mod poss
  rec obj of
  unless subj $accident|$disease|bear|elephant|shark|lion|explosion|fire|collapse|driver|heat|cold|landslide|drug|cancer|stampede|ferry|boat|helicopter|tiger|dog|poison|avalanche|aircraft-crash|smoke|winter|rain|wind|famine|drought|hunger|malaria|hiv|blaze|derailment|shipwreck|capsizing|wave|monsoon
  unless in|during $accident|$disease
  unless by $accident|$disease|train|bus|car|explosion|falling|lightning|wave|landslide|debris|hunger|driver|bear|dog|shark|heat|cold
  unless obj bill|time|deal|cancer|bug
  unless up|comp|after $accident|explode|hit|slam|catch
  need any
  yes Kenyan soldiers killed four Somali fighters. | KEN > SOM
  yes Two British soldiers were wounded in a bomb attack. | - > GBR
  no An earthquake killed nine villagers in Peru.
  no Six people were killed in a bus crash in Peru.

die-attack: ASSAULT 180
  verb die|perish @in|from|of|after|during
  if in|from|of|after|during $attack|torture|custody|fighting|gunfire|bomb|violence|gunshot|clash|beating|shelling|fire
  actor in from of by
  rec subj
  need any
  unless in|from|after $accident
  yes Three Sudanese civilians died in the shelling. | - > SDN

shoot: ASSAULT/firearms 193
  verb shoot|machine-gun|fire|snipe|strafe|gun @at|on|upon|into|over|in|towards|toward, shoot, shoot down/dead, gun down, open +fire @on|at|upon|against|to|in|into, open +fire, exchange|trade +fire|shot|shots|gunfire @with|across, fire +shot|shots|bullet|bullets|round|rounds|gun|rifle @at|on|into|towards
  noun shooting|gunfire|firefight|gunfight|shootout|gunbattle|gun battle|attack @of|by|between|with|in
  actor subj by between mod
  rec obj at on upon into against of with to toward towards
  unless obj film|video|movie|scene|photo|$official|goal|penalty|question|employee|staff|coach|blank|flare|par
  unless subj photographer|player
  need any
  yes Egyptian police opened fire on Sudanese migrants. | EGY > SDN
  yes A Turkish diplomat was shot dead in Iraq. | - > TUR
  no Peru's president fired the minister.

fire-weapon: ASSAULT/heavy-weapons 194 +military
  verb send +rocket|rockets|shell|shells|missile|missiles|mortar|mortars|salvo|barrage|drone|drones @into|onto|toward|towards|over|across, fire|launch|lob|shoot|rain|hurl|unleash|direct +rocket|rockets|shell|shells|missile|missiles|mortar|mortars|artillery|grenade|grenades|bomb|bombs|round|rounds|salvo|barrage|tank|battery|batteries|cannon|projectile|torpedo|drone|drones|gun @at|on|into|toward|towards|against|over|across|near|from, shell|bombard|pound|mortar|cannonade|rocket, pound @with, fire|lob +rocket|rockets|shell|shells|mortar|mortars|grenade
  noun shelling|bombardment|barrage|rocket attack|artillery fire|mortar attack|rocket fire|cross-border fire @of|by|on|at|against|in|from
  actor subj by from mod poss
  rec at on into against obj of toward towards over across near in
  if subj|by|from|mod|poss|obj|on|of *
  unless obj egg|nut|satellite|campaign
  unless into|in|toward|towards|off|over sea|water|waters|ocean|coast|space|orbit|air|direction
  need actor
  yes North Korea fired two shells at South Korea. | PRK > KOR
  yes Sudanese rebels shelled the city of Juba. | SDN > SSD
  no Peru must not send bombs and missiles to Chile.

capture: ASSAULT/heavy-weapons 192 +military +territory
  verb capture|seize|overrun|retake|recapture|take|occupy|reoccupy|annex|conquer|storm|liberate|wrest|regain|recover|reclaim|secure|besiege|infiltrate|enter|hold|penetrate|take over|gain|claim|consolidate|re-take|surround|grab|invade +$territory|control @from|in|of|near|after|with|on|over, capture|overrun|retake|recapture|occupy|reoccupy|annex|conquer|invade|liberate +$territory|control, seize|take|gain|regain|wrest +control @of|over|from|in, advance @on|into|toward|towards, push @into|toward|towards, make +gain|advance @in|on
  noun capture|occupation|annexation|recapture|seizure|conquest @of=$territory
  actor subj by poss
  rec of from in obj on into over
  unless subj $protester|company|party|candidate|student|team|film|firm|voter|woman|democrat|republican|conservative|president|minister|people|delegation|official|inspector
  unless obj part|position|place
  weak
  need actor
  yes Vietnamese troops retook a village in Cambodia. | VNM > KHM
  no A company from Chile took land in Peru.

retake: ASSAULT/heavy-weapons 192 +military +territory
  verb retake|recapture|reoccupy|overrun|annex|conquer|invade|occupy
  actor subj by
  rec obj of
  need both
  unless subj $protester|company|student|film
  unless obj position|place|post|office|street|square|building
  yes Morocco annexed Western Sahara. | MAR > ESH

take-part: ASSAULT/heavy-weapons 192 +military +territory
  verb capture|seize|retake|recapture|occupy|overrun +part|position @of|in|from|along
  actor subj by
  rec of in from
  need actor
  yes Burmese soldiers captured part of a Thai stronghold. | MMR > THA

bomb: ASSAULT/explosives 183
  verb bomb|blow up|detonate|mine|firebomb|blast|dynamite|explode|booby-trap +$territory|bus|car|building|hotel|embassy|pipeline|line|lines|convoy|bridge|market|station|church|mosque|train|plane|office|device|bomb|vehicle|grenade|explosive|explosives|truck|house|ship|monument|statue|bomb|plant|railway|pylon|school|home|tunnel|mine, bomb|firebomb|dynamite, plant|set off|detonate|leave|throw|hurl|explode|place +bomb|bombs|explosive|explosives|device|grenade|mine @in|at|on|near|under|outside, blow up
  noun bombing|bomb attack|car bomb|car bombing|roadside bomb|bomb blast|truck bomb|car bomb explosion|roadside bombing|bomb explosion|grenade attack @in|at|on|of|by|near|outside
  actor subj by mod poss
  rec obj in at on of near outside against
  need any
  unless obj balloon|picture|photo
  unless subj disposal|expert|squad|film|miner|aircraft|warplane|jet|plane
  unless obj himself|herself|themselves|itself
  if subj|by|obj|mod|poss|in|at|on|of PARTY
  yes Afghan guerrillas blew up power lines in Tajikistan. | AFG > TJK

bomb-victims: ASSAULT/explosives 183
  verb kill|wound|injure|die|hit|hurt
  if in|by $blast
  actor subj
  rec obj subj
  need any
  unless subj bomb|bombing|device
  yes A Lebanese reporter was killed in a car bomb explosion. | - > LBN

bomb-kills: ASSAULT/explosives 183
  verb kill|wound|injure|hit|strike|explode|detonate|rip|target|destroy|damage|go off|tear
  if subj|by $bombs
  unless subj|mod gas
  actor subj! by mod
  rec obj in at near on through outside
  need rec
  yes A roadside bomb killed two Danish soldiers. | - > DNK
  yes A bomb explosion in a market in Pakistan killed seven Nepalis. | - > NPL

suicide: ASSAULT/suicide-attack 1831 +terrorism
  verb blow +himself|herself|themselves|itself, blow|explode|detonate
  noun suicide bombing|attack|bomber|bomb|blast
  if subj|obj|mod|by suicide|himself|herself|themselves|vest|bomber
  actor subj by mod
  rec in at on of near against outside
  need any
  yes A Palestinian bomber blew himself up in Israel. | PSE > ISR

suicide-kills: ASSAULT/suicide-attack 1831 +terrorism
  verb kill|wound|attack|strike|target|injure|hit
  if subj|by bomber
  actor subj by
  rec obj in
  need actor
  yes Two Palestinian suicide bombers killed Israeli soldiers. | PSE > ISR

air-attack: ASSAULT/aerial 195 +military
  verb bomb|bombard|strafe|raid|strike|attack|hit|pound|kill|target|destroy|shell|fire
  if subj|by aircraft|warplane|warplanes|jet|jets|plane|planes|helicopter|gunship|bomber|air-force|warjet|fighter
  unless subj|by suicide
  actor subj by
  rec obj on in at
  need actor
  unless up|comp|after $accident|explode|slam
  yes Russian aircraft bombed a village in Afghanistan. | RUS > AFG

air-strike: ASSAULT/aerial 195 +military
  verb launch|carry|conduct|mount|make|fly|order|stage +airstrike|airstrikes|air-strike|air-raid|air-raids|bombing @on|against|in|at|near, drop +bomb|bombs @on|over|in
  noun strike|strikes @on|against, airstrike|air-strike|airstrikes|bombing-raid, air|aerial|missile raid|strike|strikes|attack|bombing|bombardment|raids @on|against|by|in|at|near, air strike|raid
  actor subj by mod poss
  rec on against in at near of obj
  need actor
  weak
  yes Israel launched airstrikes against targets in Syria. | ISR > SYR

drone-strike: ASSAULT/drone 1952 +military
  verb kill|hit|strike|attack|target
  noun drone strike|attack|raid
  if subj|by|mod drone|drones|uav
  actor subj by mod poss
  rec obj on in against at
  need any
  yes A Turkish drone killed two Kurdish fighters in Iraq. | TUR > IRQ

clash: ASSAULT 190 +military
  verb clash|fight|battle|skirmish|tussle|grapple|spar|scuffle|duel @with|against|in|near|over|for|at|along|on, clash|skirmish, fight|battle|engage|combat|resist|repel|repulse|rout|defeat|crush|beat back, exchange +blow|fire @with, do +battle @with, wage +war|campaign|battle|insurgency|jihad @against|on|with, trade +fire @with, take up +arm|arms @against, revolt|rebel|rise|mutiny @against, rise up @against
  noun clash|fighting|battle|skirmish|combat|firefight|confrontation|gunbattle @between|with|against|in
  actor subj between by mod
  rec with against obj on
  unless subj firefighter|doctor|team|player|candidate|lawyer
  unless obj $disease|poverty|crime|corruption|inflation|cancer|blaze|election|case|drought|hunger|discrimination|climate|hiv|aids|unemployment|charge|extradition
  unless against|for|over|with $disease|poverty|crime|corruption|cancer|inflation|climate|right|cancer|illness|virus
  need actor
  yes Eritrean soldiers fought with Djibouti near the strait. | ERI > DJI
  yes The Ethiopian army battled Somali gunmen. | ETH > SOM
  no Firefighters battled a blaze in Spain.

fight-beside: ASSAULT 190 +military
  verb fight|battle @alongside|beside|with
  if alongside|beside PARTY|troop|force|army
  actor subj
  rec against
  need actor
  yes The Eritrean army fought alongside federal troops. | ERI > -

beat: ASSAULT/beat 182
  verb beat|assault|attack|punch|kick|whip|flog|club|maul|manhandle|rough up|beat up|slap|brutalize|brutalise|thrash|mistreat|abuse|batter|ill-treat|lash|cane|trample|push|mob @by|in|with|outside|for|during|at, beat up, flog|brutalize|brutalise|mistreat|manhandle|ill-treat
  noun beating|flogging|caning|mistreatment|ill-treatment @of|by
  actor subj by
  rec obj of
  need both
  unless subj team|club|player|side|champion|striker
  unless with score|goal|penalty
  yes Police in Belarus beat Polish reporters in the square. | BLR > POL
  no Spain's team beat Italy with a late goal.

torture: ASSAULT/torture 1822 +human_rights
  verb torture|waterboard|brutalize|electrocute|mutilate, subject @to=torture
  noun torture|waterboarding @of|by
  actor subj by in
  rec obj of
  need any
  yes Liberian refugees were tortured by guards in Guinea. | GIN > LBR

custody-death: ASSAULT/torture 1823 +human_rights
  verb die @of|from|in|after|under|as_a_result_of|as_result_of|during=torture|custody|beating|result
  actor in of by
  rec subj
  need rec
  yes A Kurdish trader from Syria died under torture. | - > SYR

sexual: ASSAULT/sexual 1821 +gender
  verb rape|molest|gang-rape|sodomize, abuse sexually, assault sexually, harass sexually, exploit sexually, abuse|assault
  noun rape|molestation @of|by, sexual assault|abuse|violence
  if subj|by|obj|of *
  actor subj by
  rec obj of
  unless obj power|position|drug|substance|alcohol|system
  need both
  yes Soldiers from Gabon raped women in Congo. | GAB > COD

abduct: ASSAULT/abduct 181 +human_security
  verb kidnap|abduct|hijack|seize|capture|take|hold|snatch|ambush +hostage|hostages|worker|workers|sailor|sailors|tourist|tourists|engineer|diplomat|journalist|missionary|schoolgirl|student|students|villager|pilot|crew|nun|priest|doctor|aid-worker|soldier|soldiers|child|children|girl|girls|ship|plane|bus|boat|peacekeeper|peacekeepers|observer|observers|woman|man|men|national|citizen|civilian|people @in|from|near|on|off|at|hostage|as|during, kidnap|abduct|hijack, take hostage/captive/prisoner, hold hostage/captive/prisoner, hold @as=hostage|shield, use @as=shield, carry off
  noun kidnapping|abduction|hijacking|hostage-taking|kidnap @of|by
  actor subj by poss
  rec obj of from
  need any
  unless subj police|court|minister|coach|authority|officer|president|prosecutor
  unless obj power|control|$territory|meeting
  yes Gunmen in Niger kidnapped a German engineer. | NER > DEU
  yes Somali pirates hijacked a Greek ship. | SOM > GRC

assassinate: ASSAULT/targeted 185 +terrorism
  verb assassinate, murder|gun down|kill|target|shoot|poison +president|minister|leader|ambassador|mayor|governor|commander|general|premier|lawmaker|politician|diplomat|king|chief|judge|candidate|deputy|senator|scientist|dissident, survive|escape +assassination|attempt
  noun assassination @of|by, assassination attempt|plot
  actor subj by
  rec obj comp of
  need any
  unless subj $disease|film
  yes Chilean agents assassinated the Polish president. | CHL > POL

destroy: ASSAULT/destroy 1712
  verb destroy|demolish|raze|bulldoze|burn|torch|level|sink|wreck|ransack|flatten|devastate|obliterate|set|sabotage|shoot down|down|bring down|scuttle|ram|blow +village|villages|home|homes|house|houses|building|buildings|bridge|church|mosque|shop|shops|crop|crops|tank|tanks|depot|base|ship|boat|vessel|plane|jet|helicopter|drone|pipeline|school|hospital|warship|aircraft|installation|plant|farm|market|monastery|shrine|temple|embassy|consulate|vehicle|convoy|refinery|camp|temple|artifact @in|of|near|belonging|with|by|during|on|over|off|to, destroy|raze|bulldoze|torch, shoot down, set +fire @to
  noun destruction|demolition|sinking|razing @of|by
  actor subj by poss
  rec obj of in belonging to
  need actor
  unless subj $disease|tornado|developer|firefighter|$protester
  weak
  yes Turkey shot down a Russian jet. | TUR > RUS
  yes The Israeli army demolished Palestinian homes. | ISR > PSE
  no A tornado destroyed homes in Cuba.

chemical: ASSAULT/unconventional 2041 +cbrn
  verb use|fire|drop|release|deploy|employ|disperse|unleash +gas|sarin|chlorine|chemical|anthrax|napalm|phosphorus|poison|agent|nerve-agent|chemical-weapon|chemical-weapons @against|on|in|at|near, gas|poison|nuke, use +weapon|weapons|bomb @against|on
  noun chemical|nuclear|gas|poison|sarin|chlorine attack|strike
  if obj|mod gas|sarin|chlorine|chemical|anthrax|napalm|phosphorus|poison|agent|nuclear|biological|nerve|weapon|bomb
  unless obj tear|teargas
  actor subj by
  rec against on in at obj
  need any
  unless subj police|company
  yes Iraq used sarin against Iran. | IRQ > IRN

ethnic: ASSAULT 203 +religion_ethnicity
  verb cleanse|exterminate, commit|perpetrate|carry +genocide|atrocity|atrocities|massacre|pogrom|cleansing @against|of|in|on
  noun genocide|pogrom|cleansing|extermination|atrocity @of|against|in|by
  actor subj by poss
  rec obj against of in on
  need both
  yes Serbia committed genocide against Bosnian villagers. | SRB > BIH

death-toll: ASSAULT 190
  verb rise|climb|mount|grow|reach|increase|hit
  actor subj
  rec with in from
  if subj toll|total
  if with|in|from dispute|war|conflict|fighting|clash|attack
  unless in|from $disease|outbreak
  need both
  yes Eritrea's death toll rose in the war with Ethiopia. | ERI > ETH

primitive: ASSAULT/primitive 180
  verb attack|hack|stab|slash|kill|knife|storm|raid @with|using=machete|machetes|knife|knives|axe|sword|spear|arrow|club|stone|hammer, stab|knife
  noun stabbing|knife attack|machete attack @of|by|in
  actor subj by
  rec obj of
  need any
  yes Burundian men stabbed two Belgian nuns. | BDI > BEL
