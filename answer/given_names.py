"""Given names that tell a man from a woman, of the languages that fill the news; none that both bear."""

from answer.lexicon import words

MEN = words(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey
    ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory
    alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary
    peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold arthur
    lawrence jesse bryan billy joe bruce gabriel logan alan juan wayne roy ralph randy eugene vincent
    russell elijah louis bobby philip phillip johnny howard martin bill bob jim tom mike dave steve rick
    greg jeff dan ben matt josh tim ron ken tony joel chuck ted fred harry jimmy nick max leo luke oliver
    liam mason lucas owen caleb isaac connor evan ian craig derek todd brett chad curtis dustin travis
    marcus victor edgar oscar hector carlos luis miguel jorge pedro manuel francisco javier antonio fernando
    diego rafael sergio alejandro eduardo ricardo roberto mario enrique pablo vladimir volodymyr sergei
    sergey sergii dmitry dmitri dmytro mikhail ivan igor oleg yuri yury boris alexei aleksei aleksandr
    oleksandr oleksii andrei andrii andriy nikolai pavel viktor valery vasily yevgeny evgeny anatoly maxim
    konstantin kirill roman denys bohdan petro taras mykola emmanuel pierre jacques francois michel philippe
    laurent nicolas olivier antoine julien guillaume thierry bernard hans klaus jens karl heinz wolfgang
    friedrich olaf markus stefan jurgen jürgen dieter helmut uwe ulrich matthias andreas giovanni giuseppe
    luigi marco matteo silvio paolo luca carlo alberto mohammed mohammad muhammad mohamed ahmed ahmad ali
    hassan hussein omar ibrahim khalid abdullah abdul mahmoud mustafa recep tayyip benjamin yoav ehud ariel
    moshe narendra rahul amit ravi sanjay anil arun raj vijay imran nawaz shehbaz xi wei jinping hiroshi
    kenji takashi shinzo fumio shigeru yoshihide lars erik bjorn anders magnus nils viktor donald barack joe
    elon jeff mitch chuck hakeem pete kash jerome antony lloyd merrick marco doug lee glenn ted rand bernie
    cory tucker rush keir boris rishi nigel simon jeremy graham gordon colin neil stuart duncan hugh angus
    callum rupert alistair elliot gavin darren
    """
)

WOMEN = words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret
    sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca
    sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine
    christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia
    victoria lauren christina joan evelyn judith megan cheryl hannah jacqueline martha gloria teresa ann
    sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris
    marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla lori jane kate
    katie liz beth sue peggy wendy jill tina anne holly erin molly heidi claire rosa carmen lucia elena
    sofia isabel ana gabriela mariana daniela valentina camila alejandra claudia veronica adriana olga
    svetlana natalia natalya tatiana irina marina ekaterina yulia yuliya oksana halyna olena iryna kateryna
    larisa lyudmila ludmila nadezhda valentina kaja ursula angela annalena sahra marine brigitte sophie
    camille celine isabelle nathalie giorgia giulia chiara francesca paola fatima aisha leila layla zainab
    maryam khadija malala benazir nirmala priya indira sonia anita sunita kamala melania ivanka hillary
    michelle nikki karoline karine jen kellyanne pam tulsi kristi elise marjorie alexandria nancy janet
    ketanji sonia greta theresa priti suella penny rachel yvette angela jacinda gladys penelope harriet
    fiona gillian hilary keiko yuki akiko mei ling ingrid astrid sigrid mette sanna katrin kristin birgit
    heike renate beyoncé beyonce oprah serena naomi simone megan sabrina ariana kesha rihanna adele lily
    ella ava mia zoe chloe lucy ellie eva nora violet hazel ivy stella aurora abby betsy becky debbie
    """
)
