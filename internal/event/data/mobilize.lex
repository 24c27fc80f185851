# MOBILIZE: shows of military and police power.
# Origin: written for this project; licence: that of the project.

deploy: MOBILIZE/troops 154 +military
  verb send|dispatch|rush|airlift|pour +troop|troops|soldier|force|forces|marine|brigade|battalion|contingent|warship|fleet|reinforcement|reinforcements|paratrooper|commando|regiment @to|into|toward|near, deploy|mass|mobilize|mobilise|amass|station|move|position|concentrate|redeploy|reinforce|build up|assemble|muster|call up|increase|order|rotate|double|boost|gather|reposition|land|add|commit|activate|raise|pre-position|put|field|marshal|scramble|sail +$troops|reinforcement|reinforcements|presence @to|in|near|along|on|at|into|around|off|across|against|over|toward|towards|through, deploy|mass|mobilize|mobilise|amass|call up|scramble|muster|conscript +$troops|reservist|reinforcement|reserves|force, mobilize|mobilise|draft|conscript|recruit +man|men|citizen|reserve|youth|people, beef up|reinforce|strengthen|bolster|step up|tighten|increase|boost +security|patrol|defence|defense|border|surveillance|presence|garrison|flank @along|at|in|on|near|around|against|with, arrive|march|advance|move|enter|roll @in|at|near|along|to|into|towards|toward|on=border|capital|city|town|frontier|region|street|base|strait, mobilize|mobilise|deploy @along|near|on|at|to|against
  noun deployment|buildup|build-up|mobilization|mobilisation|massing|concentration @of|by|in|near|along
  actor subj by poss mod
  rec to in near along on at into around off against with across over from of
  if obj|of|subj $troops|reinforcement|security|patrol|presence|defence|defense|surveillance|garrison|border|reserve|force|man|men
  need actor
  unless obj aid|$peacekeepers
  unless subj company|firefighter|rescuer
  yes Turkey massed tanks along the Syrian border. | TUR > SYR
  yes Poland mobilised 3,000 reservists. | POL > -
  no The company deployed staff in Chad.

show-weapons: MOBILIZE/weapons 150 +military
  verb test|test-fire|fire|launch|deploy|display|parade|unveil|fly|install|position|develop|acquire|activate|station|build|produce|enrich|move|place|upgrade|conduct|detonate|stockpile|assemble|buy +missile|missiles|rocket|rockets|satellite|warhead|bomber|bombers|icbm|uranium|drone|battery|arsenal|weapon|weapons|jet|jets|warplane|aircraft-carrier|frigate|submarine @into|over|toward|towards|near|in|off|to|at|along|from|across, test|test-fire|unveil|parade|enrich|stockpile +missile|missiles|rocket|warhead|weapon|weapons|uranium|icbm|torpedo|drone, carry|conduct|hold +test|nuclear-test|launch @of, conduct|carry +test|nuclear-test
  noun missile|nuclear|weapon|weapons|rocket test|launch
  actor subj by poss mod of
  rec toward towards into over near off against
  need actor
  unless at PARTY
  unless subj company|firm|spacex|nasa|agency
  unless obj satellite|spacecraft|probe|rover|telescope|capsule|astronaut
  yes North Korea launched two missiles off its east coast. | PRK > -
  no The firm launched a satellite into orbit from India.

exercise-alone: MOBILIZE/troops 150 +military
  verb hold|conduct|stage|begin|launch|start|carry|continue|run|plan|complete|announce|extend +$exercise|exercises|drills @in|near|off|along|around|on|at|over|against, hold|conduct|stage|begin|launch|start|carry|announce +$exercise|exercises|drills, show|flex|display|demonstrate +muscle|force|strength|power|might @in|near|to|against, patrol +border|sea|water|waters|strait|coast|airspace|street, sail|fly|steam @near|through|past|into|over|off|close_to=strait|island|coast|border|airspace|water|waters|sea|zone
  actor subj by
  rec in near off along around against with at on
  need actor
  unless subj student|school|hospital
  yes China held naval drills near Taiwan. | CHN > TWN
  no The hospital held a fire drill in Peru.

alert: MOBILIZE/troops 152 +military
  verb put|place|raise|heighten|increase|keep @on|to=alert|standby|footing|guard, raise|heighten|increase|declare|upgrade|step up|impose +alert|alert-level|readiness|threat-level|security|vigilance|state @in|to|against|along|over|for, be|go @on=alert|standby|guard, cancel +leave
  actor subj by
  rec against in along over for to
  need actor
  if on|to|obj alert|standby|footing|readiness|guard|security|vigilance|leave|alert-level|level
  unless obj rate|temperature|wage|salary|tax|interest|child|question|fund|age|limit|ceiling|estimate|forecast|rating|target
  unless obj awareness|money|price|pressure
  yes Lithuania put its army on alert. | LTU > -

march-close: MOBILIZE/troops 152 +military
  verb march|advance|approach|move|mass|gather|head @close_to|to|toward|towards|near|on|along|into, march close, move close, advance close
  if close_to|to|toward|towards|near|on|along|into border|frontier|capital
  if subj $troops|rebel|militant|army|party
  actor subj
  rec close_to to toward towards near on along into
  need actor
  unless subj $protester
  yes Sudanese rebels marched close to the border with Chad. | SDN > TCD

prepare-attack: MOBILIZE/troops 152 +military
  verb prepare|gear up @for=invasion|offensive|assault|incursion|war|strike|attack|test|launch|$exercise, draw up +plan @for=invasion|offensive|assault|incursion|war|strike|attack
  noun preparation @for=invasion|offensive|assault|incursion|war|strike|attack|test
  actor subj poss by
  rec of on against into for
  need actor
  weak
  unless subj worker|union|teacher|doctor|student|lawyer|company|airline|resident|hospital|staff|crew
  yes The army of Eritrea is preparing for an invasion of Djibouti. | ERI > DJI
  no Teachers in Chile are preparing for a strike.

police: MOBILIZE/police 153
  verb order +patrol|patrols|security|checkpoint @in|to|around|at|along|on|across|by, begin|step up|deploy|increase|launch|carry|send|tighten|beef up|mobilize|mobilise +patrol|patrols|police|policeman|policemen|officer|officers|security|checkpoint|squad @in|to|around|at|along|on|across|by, step up|increase +patrol|patrols|police|security, order +patrol|patrols|security, set up|erect|install +checkpoint|checkpoints|roadblock @in|around|on|at
  actor subj by obj
  rec in to around at on against
  need actor
  yes Pakistan ordered patrols by police in the capital. | PAK > -
  no A judge ordered police in Brazil to question a swimmer.

arm-militia: MOBILIZE/militia 154 +military
  verb form|raise|create|establish|organize|organise|recruit|train +militia|army|paramilitary|brigade|battalion|regiment|unit|guard|fighter|fighters|corps @of|in|to|against|for|from
  actor subj
  rec against
  need actor
  unless subj club|company
  yes Tribes in Yemen formed a militia. | YEM > -

declare-war: ASSAULT 190 +military
  verb declare +war|jihad @on|against, wage +war|campaign|jihad @on|against, go @to=war, launch|start|begin +war|invasion @on|against|in
  noun declaration @of=war
  actor subj by
  rec on against with in
  need actor
  unless on poverty|drug|drugs|crime|corruption|virus|cancer|hunger|disease|terror|obesity
  yes Eritrea declared war on Ethiopia. | ERI > ETH
  no Ghana declared war on corruption.
