# RETREAT: withdrawal, surrender, truce, release, disarmament, access, resignation.
# Origin: written for this project; licence: that of the project.

withdraw: RETREAT/withdraw 087 +military
  verb withdraw|pull|pull out|pull back|move|remove|evacuate|recall|redeploy|draw down|extract|bring home|take|send home|cut|reduce|repatriate|complete +$troops|$arms @from|out_of|to|in, withdraw|pull out|pull back|draw down|redeploy|recall|evacuate +$troops, retreat|withdraw|pull out|pull back|flee|fall back|decamp @from|of|out_of|to|into, retreat, pull @out_of, beat +retreat @from, abandon|vacate|evacuate|leave|quit|lose|relinquish|give up +$territory|$embassy, leave @after, cede +$territory|control @to, lose +control|ground @of|to
  noun withdrawal|pullout|pullback|pull-out|pull-back|drawdown|retreat|disengagement, removal @of=$troops
  actor subj by of poss mod
  rec from of out_of in to
  need actor
  unless obj money|deposit|case|charge|bill|ambassador|support|offer|candidate|candidacy|nomination|application|product|envoy|plan
  unless subj player|team|candidate|investor|company|customer|civilian|resident|refugee
  unless from race|election|tournament|accord|treaty|agreement|pact|talk|organization|organisation|bloc|account|coalition|event|contest|deal
  if obj|from|of|out_of|to|in|into *
  unless of parliament|house|chamber|senate|assembly|congress|car|vehicle|legislature|council|majority|inflation
  yes Eritrea withdrew its soldiers from Ethiopia. | ERI > ETH
  yes Rwandan forces pulled out of Congo. | RWA > COD
  no The player withdrew from the tournament in Spain.

surrender: RETREAT 0874 +military
  verb surrender|capitulate, surrender|turn @to, give up/in @to, lay down|drop|put down +arm|arms|weapon|weapons|gun, wave +flag, raise +flag, defect @to|from, desert @from, give +up
  noun surrender|capitulation|defection
  actor subj by of poss mod
  rec to
  need actor
  unless subj suspect|gunman|teenager
  yes Five hundred Ugandan rebels surrendered in Soroti. | UGA > -

ceasefire: RETREAT/ceasefire 0871 +military
  verb declare|announce|observe|implement|begin|extend|respect|honour|honor|proclaim|call|accept|hold|start|enforce|uphold +$truce @with|in|between|against, declare|announce|observe|implement|extend|proclaim|accept|begin +$truce, halt|stop|end|suspend|cease|pause|curtail|discontinue|freeze|terminate|wind down +$fighting|hostilities|fire|advance|march|offensive|shelling|nuclear-test @against|in|with|on, halt|stop|end|suspend|cease|pause +$fighting|hostility|fire|advance|march|raid, cease|hold|stop +fire, stop fighting/firing/shelling/bombing, cease fighting/firing/shelling/bombing, make +peace @with
  noun $truce @between|with|in, truce
  actor subj between by poss
  rec with against in on
  mutual
  weak
  need actor
  unless up end|expire|collapse|break|fail|crumble|violate|lapse
  unless subj police|firefighter
  yes Armenia declared a ceasefire in the enclave. | ARM > -
  yes Mali and Niger halted the fighting along the river. | MLI,NER
  no The referee ended the game between Mali and Niger.

end-war: RETREAT/ceasefire 0871 +military
  verb end|stop|halt +war|year|decade|conflict|rebellion|insurgency|fighting @of|in|with|between
  actor subj
  rec in with
  if of|in|with war|fighting|conflict|$territory|PARTY
  mutual
  need actor
  yes Ethiopian officials ended two years of war. | ETH > -

disarm: RETREAT/disarm 0872 +military
  verb disarm|demobilize|demobilise|demilitarize|demilitarise|disband|denuclearize, dismantle|destroy|scrap|eliminate|decommission|hand over|give up|abandon|surrender|turn in|ground|renounce|freeze|shut down|mothball|relinquish|return|turn over +$arms|stockpile|arsenal|warhead|reactor|programme|program|nuclear-program|centrifuge|site|equipment|facility, disband +militia|army|unit|group|force, lay down +arm|arms, collect +$arms @from, surrender|turn in|give up +$arms
  noun disarmament|demobilization|demobilisation|decommissioning|denuclearization
  actor subj by of
  rec to obj of
  need actor
  unless obj company|band|camp|tent|drug
  unless subj police|expert|squad|firefighter|customs
  unless comp|up start|begin
  yes The rebels in Aceh handed over their weapons to Indonesia. | IDN > IDN
  yes Libya dismantled its chemical weapons. | LBY > -

lower-alert: RETREAT/withdraw 087 +military
  verb lower|reduce|downgrade|ease|stand down +alert|readiness|tension|presence|surveillance|troop|level, stand down, de-escalate, demobilise, scale back/down +presence|operation|exercise|exercises|drill, cancel|suspend|halt|postpone +$exercise|test
  actor subj
  rec against on with in
  need actor
  yes South Korea lowered its alert level against North Korea. | KOR > PRK

release: RETREAT/release 0841 +legal
  verb release|free|liberate|parole|repatriate, set free, let go, return|hand over|turn over|give back|send back|send home|exchange|swap|deliver +$prisoner @to|from|with|for, release @from=prison|jail|custody|detention|captivity, acquit @of, discharge @from, allow home, exchange|swap +$prisoner
  noun release|freeing|liberation|parole @of, prisoner|hostage swap|exchange|release
  actor subj by poss from!
  rec obj of from to
  need any
  unless obj statement|report|album|film|video|figure|data|result|document|book|song|image|list|movie|single|tape|footage|game|version|detail|name|study|draft|letter|photo|photograph|gas|water|oil|recording|estimate|transcript|audio|evidence|survey|picture|finding|plan|budget|hormone|file|fund|information|email|record|cable|product|software|text|poll
  unless of report|film|album|data|document|statement|video|information|book|figure|result|gas|water
  yes Israel freed 150 Palestinian prisoners. | ISR > PSE
  yes Three Finnish hostages were released in Niger. | - > FIN
  no Norway released a report on Peru.

return-property: RETREAT/release 084
  verb return|give back|hand back|restore|restitute|repatriate|surrender|turn over|hand over|cede +$property|$territory|artifact|treasure|skull|statue|painting|remains|body|bronze|collection @to, return|hand back|give back +$property|$arms @to|from, return|give back|hand back +$arms|$territory|remains|asset|artifact
  actor subj
  rec to from iobj
  need actor
  unless to normal|work|home
  yes Belgium returned the mask to Congo. | BEL > COD

access: RETREAT/access 086 +diplomatic
  verb allow|admit|receive|accept|invite|let in|welcome|readmit|permit|grant +$peacekeepers, grant|give|allow|open|provide +access|entry|passage|visa|corridor @to|for=$peacekeepers|inspector|convoy|agency|worker|aid, let|allow in +aid|inspector|convoy|agency, open|establish +corridor
  actor subj by
  rec obj to from for iobj
  need actor
  unless obj aid
  yes Kyrgyzstan received observers of the OSCE. | KGZ > OSCE
  yes Iraq admitted Swedish inspectors. | IRQ > SWE

peacekeepers-arrive: RETREAT/access 0861 +peacekeeping
  verb arrive|land|deploy|disembark @in|at|to, enter, arrive
  actor in at to obj
  rec subj
  if subj $peacekeepers
  need any
  yes Nepalese peacekeepers arrived in Haiti. | HTI > NPL

resign: RETREAT/resign 0831 +executive
  verb resign|abdicate, step down/aside, stand down, quit|leave|vacate|relinquish|surrender +post|office|job|position|power|presidency|throne|premiership|party, submit|tender|offer|announce|hand in|hand over|give|present +resignation, resign @as|from|over, retire @as|from, quit @as, bow out, bow @out_of, withdraw|drop @from=race|election|contest, leave +office|power|post, withdraw +candidacy
  noun resignation|abdication
  actor subj of poss by
  rec as_of
  need actor
  stays
  weak
  yes Georgia's president resigned on Sunday. | GEO > -

reopen-border: RETREAT 087
  verb reopen|re-open|open|unseal|unblock +border|crossing|airspace|strait|port|route|frontier|checkpoint|bridge|airport|canal @with|to|between|for, reopen|re-open|unblock +border|crossing|airspace|strait|port|frontier|corridor, unlock +border
  actor subj by
  rec with to for between
  need actor
  yes Nigeria reopened its border with Benin. | NGA > BEN

border-opened: RETREAT 087
  verb open|reopen
  if obj border|crossing|frontier
  actor subj by
  rec obj
  need none
  yes The land border between Chad and Niger has been opened. | - > TCD,NER
