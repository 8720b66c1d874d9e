"""Given names that say whether he or she is meant: common ones of many countries, none that is given to both."""

from dateline.mentions.lines import vocabulary
from dateline.world import fold

MEN = vocabulary(
    "aaron abbas abdul abdullah abel abraham adam adel ahmad ahmed ajay akira alan albert alberto alejandro"
    " aleksandar aleksander aleksandr aleksandre aleksey alessandro alexander alexandre alexei alexey alfred ali"
    " alvaro amir amit anatoly anders andre andreas andrei andres andrew andrey andrzej anthony antoine anton"
    " antonio antony anwar armen arnold arthur artur arturo arun ashraf augusto avigdor barack bartholomew bashar"
    " benedict benjamin benny benyamin bernard bernardo bill billy binyamin bjorn bob bogdan bojan boris brendan"
    " brett brian bruce bruno bujar carl carlos cesar charles chris christian christoph christopher clement colin"
    " craig cyril damian daniel danilo dario david dean denis dennis diego dieter dietmar dimitri dirk dmitri"
    " dmitriy dmitry donald douglas dragan duncan edgar edgars edi eduardo edward edwin ehud emanuel emile emilio"
    " emmanuel emomali enrique enver enzo eric erik ernest ernesto eugene evgeny fabio faisal farhad farid federico"
    " felipe felix ferdinand ferit fernando filip francesco francis francisco francois frank franz fred frederick"
    " fritz fumio gabriel gary gavin gennady geoffrey george georges gerald gerard gerhard gerry gianni giorgi"
    " giorgio giovanni gitanas giuseppe glenn gordon graham greg gregory guido guillermo gunnar gunter gustavo guy"
    " hakan hamad hamdan hamid hans harold harry hasan hassan heiko heinrich helmut henri henrik henry herbert"
    " herman hermann hideki hiroshi hisham hishan howard hugh hugo hussein ian ibrahim idriss ignacio igor ilham"
    " ilya imran ion irakli isaac ismail istvan ivan jack jacob jacques jaime jakob jamal james jamie jan jared"
    " jason javier jeff jeffrey jens jeremy jerome jerry jerzy jim jimmy joachim joao joaquin joe joel johan johann"
    " johannes john johnny jonas jonathan jorge jorgen jose josef joseph joshua juan julio junichiro jurgen justin"
    " kamal karim karl kassym keir keith kenji kenneth kevin khalid kirill klaus knut konrad konstantin kyle larry"
    " lars laszlo laurent lawrence lee leif leon leonard leonardo leonid leopold lloyd lorenzo louis luc luca lucas"
    " luis luiz lukas magnus mahmoud malcolm mansour manuel marc marcel marco marcos marcus mario mark marko markus"
    " martin marvin masoud massimo mateusz matt matteo matthew matthias maurice mauricio max maxim mehmet mevlut"
    " michael michel miguel mikael mike mikhail milan milos mircea miroslav mohamed mohammad mohammed moritz moshe"
    " muhammad mustafa nabil naftali narendra nathan nathaniel neil nicholas nicolas nicusor nigel nikol nikola"
    " nikolai nikolas nikolay nils noah norbert norman olaf ole oleg oleksandr oleksiy oliver olof omar oscar oskar"
    " osman otto pablo paolo patrick paul paulo pavel pedro pete peter petr petro petteri philip philipp philippe"
    " pierre piotr rafael rahul ralph ramon ramzan raul ray raymond recep reinhard rene rex reza ricardo richard"
    " rishi rob robert roberto rodolfo rodrigo roger roland rolf roman ron ronald ronnie roy rudolf rudy rupert"
    " ruslan russell rustam ryan sadiq sadyr saeed salem salman salvador samuel sanjay scott sean sebastian sergei"
    " sergey sergio seth shaun shavkat shigeru shimon shinzo silvio simon slobodan stanislav stefan stefano stepan"
    " stephane stephen steve steven stuart suresh sven tariq taro tayyip ted terrence terry theodore thomas tibor"
    " tim timothy timur tobias todd tom tomas tomasz tommy tony toshimitsu traian tyler ulrich umar uri uwe vaclav"
    " valdis valery vasily victor vikram viktor vincent vincenzo viorel vitali vitaly vladimir vojislav volodymyr"
    " walid walter warren wayne werner wilfried wilhelm will willem william willy winston wolfgang woodrow xavier"
    " yahya yasser yevgeny yitzhak yoav yoshihide yousef youssef yuri yury yves zbigniew zdravko zhan zoran"
)
WOMEN = vocabulary(
    "abigail adriana agnes aicha aigul aino aisha alexandra alice alicia alina amal amanda amelia amina ana"
    " anastasia angela angelina anita anna annalena anne annette annika antonia asma astrid audrey aya barbara"
    " beatrice beatriz benazir berta bertha biljana birgit bridget brigitte britta carla carmen carol carolina"
    " caroline catherine cecilia celia charlotte chelsea cheryl christiana christine clara claudia condoleezza"
    " constance corazon cristina cynthia dalia daniela debbie deborah delia denise diana dilma dinara dolores donna"
    " dora doris dorothy dragana edith elena elin elisa elisabeth elise eliza elizabeth ella ellen elsa emily emine"
    " emma erica erika erna esther eva eve evelyn ewa fatima fatma fiona florence frances francesca frederica"
    " gabriela geraldine gina giorgia giulia gloria golda grace greta gretchen gro gudrun gulnara hanan hanna hannah"
    " harriet haruko heather heidi helen helena helga helle henrietta hilary hilda hillary ilona ilse indira ines"
    " ingrid ingrida ioana irene irina iris isabel isabella isabelle ivana jacinda jacqueline jadranka jadwiga jane"
    " janet janice jasmina jeanette jeanne jelena jenna jennifer jessica jill joan joanna johanna josephine joyce"
    " juanita judith judy julia juliana julie julieta june kaja kamala karen karin karla katarina kate katharina"
    " katherine kathleen kathryn kathy katrin katrina kayleigh keiko kersti kerstin kimberly kirsten kristalina"
    " kristen kristin kristina larissa laura lauren laurence leila lena leticia lidia lilian liliana linda lisa"
    " liudmila liv ljubica louise lucia lucy luisa lydia madeleine magdalena maia maja manuela margaret margarita"
    " margot maria mariam marianne marie marija marilyn marina marine marion marjorie marta martha mary maryam"
    " matilda maud maya megan melania melanie mercedes meryl mette michelle mildred mirela miriam mona monica monika"
    " nadezhda nadia nana nancy naomi natalia natalie natasa nathalie nazanin nicole nikki nina noor nora norma"
    " oksana olena olga olivia ophelia pamela parvin patricia paula pauline penelope penny petra phyllis priscilla"
    " rachel raisa rania rebecca regina renata rita roberta rosa rosalind rose rosemary ruth sabine sally salma"
    " salome samantha sandra sanna sara sarah sharon sheila sheryl shirin shirley sigrid silvia simonetta sofia"
    " solveig sonia sophia sophie stella stephanie susan susana susanna susanne suzanne svetlana sviatlana sylvia"
    " sylvie tamara tania tanja tatiana tatyana teresa theresa tina toni tove ulla ursula valentina valerie vanessa"
    " vera veronica veronika victoria viktoria violeta virginia vivian vjosa wanda wendy xiomara yasmin yelena yoko"
    " yuki yulia yuriko yvette yvonne zahra zainab zinaida zoe zsuzsanna zuzana"
)


def gender_of(name: str) -> str | None:
    """m or f where the first word of a name is such a given name, else None.

    >>> gender_of("Angela Berg"), gender_of("Kim Sol")
    ('f', None)
    """
    first, _, rest = fold(name).partition(" ")
    if not rest:
        return None
    return "m" if first in MEN else "f" if first in WOMEN else None
