/**
 * Frequent first names in several languages, in small letters. A name that begins with one is that of
 * a person, not of a team or a service. Those that are words as well are in `words.ts`.
 */
const FIRST_NAMES = new Set(
  `aaron abdul abigail adam adriana adrian agnieszka ahmed aisha akira alan albert alejandro aleksandr
  aleksander alessandro alex alexander alexandra alexey alexis alice alicia alina alison allison amanda
  amelia amir amit amy ana anand anastasia anders andre andrea andreas andrei andrew andrey andy angela
  anil anita anja ankit ann anna anne annika anthony antoine anton antonio arjun arthur ashley astrid
  barbara bartosz beatriz ben benjamin bernd bettina björn bob boris brandon brian bruno bryan camille
  carla carlos carmen carol caroline catherine cecilia charles charlie charlotte chen chiara chloe chris
  christian christina christine christoph christopher claire clara claudia cristina cynthia daisuke dan
  dana daniel daniela danielle dave david deborah deepak denis dennis derek diana diego dieter dimitri
  dmitri dmitry dominik donald donna doris dorothy eduardo edward ekaterina elena eleni elias elisabeth
  elise elizabeth ella emil emily emma enrique eric erica erik erika ethan eva evan fabian fatima felipe
  felix fernando fiona francesca francesco francisco francois frank franz fred frederik gabriel gareth
  gary george gerald gerd giulia giuseppe gonzalo graham greg gregory guillaume gustavo hannah hans harald
  harry hassan heather heidi heike helen helena henrik henry hiroshi hugo ian ibrahim igor ines ingrid
  irina isabel isabella ivan jacob jakob jakub james jamie jan jane janet jason javier jean jeff jeffrey
  jen jennifer jens jeremy jerome jerry jessica jill jim joan joana joao joe joel johan johanna john
  johannes jon jonas jonathan jorge jose josef joseph josh joshua juan juergen jürgen juliane julian julie
  julien jun kai karen karin karl karthik kate katharina katherine kathleen kathrin katie katja kavita
  keith kelly ken kenji kenneth kevin kim klaus kristina kumar kyle lars laura lauren leila lena leo leon
  leonardo leslie lewis liam lina linda ling lisa liu louis louise luca lucas lucia lucy luis lukas luke
  magnus mahmoud maja manuel manuela marc marcel marco marcus margaret maria mariana marie marina mario
  marion marko markus marta martha martin martina mary masahiro mateo matt matteo matthew matthias
  maurice maya megan mehmet mei melanie melissa mia michael michal michelle miguel mihai mika mike mikhail
  mila milan mohamed mohammed monica monika morgan moritz nadia nancy naoki natalia natalie natasha nathan
  neha neil nick nicola nicolas nicole nikhil nikita nikolai nina noah noor nora olaf ola oleg olga oliver
  olivia omar oscar pablo pamela paola patricia patrick paul paula paulo pavel pedro peggy peter petra
  philip philipp philippe pierre piotr prakash pratik priya rachel rafael rahul raj rajesh ralf ralph
  ramesh ramon raphael ravi rebecca renate ricardo richard rita robert roberto rodrigo roger rohan rohit
  roland roman ronald ruben ruth ryan sabine sachin samantha samira samuel sandeep sandra sanjay santiago
  sara sarah sascha sasha satoshi scott sean sebastian sergei sergey sergio shreya shruti silvia simon
  simone sofia sonia sophia sophie stefan stefanie stella stephan stephanie stephen steve steven sunil
  suresh susan susanne suzanne sven sylvia takashi takeshi tanja tanya tara tatiana ted teresa thomas thorsten
  tim timo timothy tina tobias todd tom tomas tomasz tony tracy tyler ulrich ursula uwe valentina vanessa
  vera veronica victoria vijay vikram viktor vincent vladimir volker walter wei wendy werner wolfgang xavier
  xiao yan yana yann yasmin yoko yuki yuri yusuf yvonne zachary zeynep zoe zoltan lin sam noa ines
  anjali arun ashok divya ganesh kiran lakshmi manish meera mohan nisha pooja pradeep priyanka sneha swati
  varun vinod adriano bruna caio fernanda gabriela juliana larissa leticia luana marcelo rafaela renata
  thiago vinicius aditi chinedu ngozi kwame amara olu tunde emeka`.split(/\s+/),
);

/** Whether somebody is called so. */
export const isFirstName = (name: string): boolean => FIRST_NAMES.has(name.toLowerCase());
