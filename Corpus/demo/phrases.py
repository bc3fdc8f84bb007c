"""What the invented customers of the invented Noordkade Kantoorservice B.V. say, by touchpoint and mood.

Moods: neg, pos, neu, broken (a promise not kept), kept (a promise kept), unmet, exceeded. A slot in braces is filled by
generate.py: {product} {machine} {days} {days2} {weekday} {weekday2} {order} {invoice} {amount} {amount2} {agent} {month} {times}.
Everything here was made up for this corpus.
"""

NL = {
    "levering": {
        "neg": [
            "De {product} kwam met een flinke deuk binnen en de chauffeur was al weg voordat we konden kijken.",
            "Er ontbraken drie dozen van bestelling {order} en niemand kon zeggen waar ze waren gebleven.",
            "De bezorger zette de pallet midden op de stoep, in de regen. Dat is slordig.",
            "Voor de tweede keer deze maand een halve levering. Zo kunnen wij ons kantoor niet draaiend houden.",
            "De monteur belde aan bij de verkeerde ingang en reed daarna gewoon door.",
        ],
        "pos": [
            "De {product} werd netjes op de vierde verdieping neergezet en al het karton is meegenomen. Top service.",
            "Vriendelijke chauffeur, alles compleet en droog geleverd.",
            "Snelle levering, goed verpakt, geen krasje te zien.",
            "De monteurs werkten schoon en hebben alles rustig uitgelegd.",
        ],
        "neu": ["De levering van {order} is vandaag aangekomen bij de receptie.", "Kunt u de levering voortaan aan de achterzijde laten doen?"],
        "broken": [
            "De {product} zou {weekday} geleverd worden maar kwam pas {weekday2}. Niemand heeft iets laten weten.",
            "Beloofd was levering binnen {days} werkdagen, het werden er {days2}. Wij zaten al die tijd zonder.",
            "Uw collega had toegezegd dat de monteur voor twaalf uur zou komen, maar om vier uur stond er nog steeds niemand.",
            "De bezorging was afgesproken op {weekday}. Wij hebben de hele dag iemand vrijgehouden en er is niemand geweest.",
            "Al voor de {times} keer wordt de leverdatum verschoven terwijl die zwart op wit in de bevestiging stond.",
            "Volgens de website is de {product} uit voorraad leverbaar, maar wij wachten nu al {days2} dagen.",
        ],
        "kept": [
            "De {product} is precies op de afgesproken dag geleverd en geplaatst, zoals beloofd.",
            "Zoals afgesproken stond de chauffeur om acht uur voor de deur. Fijn.",
        ],
        "unmet": ["De levering viel ons dit keer erg tegen.", "Van een zakelijke leverancier had ik een betere planning verwacht."],
        "exceeded": ["De {product} was er zelfs een dag eerder dan afgesproken, heel prettig.", "De levering ging sneller dan verwacht."],
    },
    "klantenservice": {
        "neg": [
            "Ik heb bijna drie kwartier in de wacht gestaan en werd toen verbroken.",
            "Bij elke medewerker moet ik mijn verhaal opnieuw doen. Dat is echt vermoeiend.",
            "Op mijn mails komt alleen een standaardantwoord dat nergens op slaat.",
            "Ik word van de ene afdeling naar de andere gestuurd en niemand neemt het op zich.",
            "De medewerkster aan de lijn was kortaf en wist niets van ons contract.",
        ],
        "pos": [
            "{agent} van de klantenservice dacht goed met ons mee en had het binnen tien minuten opgelost.",
            "Direct iemand aan de telefoon en meteen een duidelijk antwoord. Complimenten!",
            "Heel vriendelijk te woord gestaan, en het probleem was in één keer verholpen.",
            "Fijn dat de chat nu ook 's avonds bemand is, ik was zo geholpen.",
            "Wat een verschil met een paar maanden geleden: korte wachttijd en een deskundige collega.",
        ],
        "neu": ["Met wie kan ik contact opnemen over bestelling {order}?", "Graag een reactie van de klantenservice op mijn vraag van {weekday}."],
        "broken": [
            "{agent} zou mij {weekday} terugbellen, maar ik heb nooit meer iets gehoord.",
            "Er was mij beloofd dat ik binnen {days} uur antwoord zou krijgen. Dat is inmiddels {days2} dagen geleden.",
            "Voor de {times} keer toegezegd dat ik teruggebeld word en weer niet gebeurd.",
        ],
        "kept": ["Ik werd keurig teruggebeld zoals afgesproken en het is opgelost.", "Beloofd om het dezelfde dag uit te zoeken en dat is ook gebeurd, waarvoor dank."],
        "unmet": ["Ik had van jullie helpdesk meer kennis van de eigen apparaten verwacht.", "De klantenservice viel tegen deze keer."],
        "exceeded": ["De hulp via de chat viel me alleszins mee, sneller dan ik had verwacht.", "Aangenaam verrast door hoe snel jullie support reageerde."],
    },
    "factuur": {
        "neg": [
            "Op factuur {invoice} staan opnieuw transportkosten die wij niet kennen.",
            "Wij kregen een aanmaning voor een factuur die al {days2} dagen betaald is. Erg vervelend.",
            "De factuur is onleesbaar opgebouwd, onze administratie is er een uur mee bezig geweest.",
            "Er is twee keer afgeschreven in {month} en de correctie laat op zich wachten.",
        ],
        "pos": ["De facturen zijn tegenwoordig helder en kloppen meteen. Scheelt ons veel werk.", "De creditnota stond er binnen een dag op, netjes."],
        "neu": ["Kunt u factuur {invoice} op naam van onze vestiging in Zwolle zetten?", "Graag een kopie van factuur {invoice}."],
        "broken": [
            "In de offerte stond {amount} euro per maand, op de factuur staat {amount2} euro. Dat klopt niet met de afspraak.",
            "De creditnota die {agent} in {month} heeft toegezegd hebben wij nog steeds niet ontvangen.",
            "Er is afgesproken dat de installatie gratis zou zijn, maar er is toch {amount} euro in rekening gebracht.",
        ],
        "kept": ["De korting is zoals toegezegd op de factuur van {month} verwerkt."],
        "unmet": ["Van een automatische incasso had ik minder fouten verwacht."],
        "exceeded": ["De eindafrekening viel mee, lager dan verwacht."],
    },
    "gebruik": {
        "neg": [
            "De {machine} lekt en geeft om de haverklap een storing.",
            "Het klantportaal loopt vast zodra ik een bestelling wil wijzigen.",
            "De koffie uit de {machine} is lauw en smaakt waterig.",
            "De {machine} maakt zoveel lawaai dat vergaderen in de kantine onmogelijk is.",
        ],
        "pos": [
            "De {product} werkt uitstekend, het hele team is er blij mee.",
            "Heerlijke koffie en de {machine} is makkelijk schoon te houden.",
            "Het portaal is overzichtelijk, nabestellen kost nog geen minuut.",
            "De stoelen zitten fantastisch, minder rugklachten op de afdeling.",
        ],
        "neu": ["Welke bonen passen het best bij de {machine}?", "De {product} staat nu op de tweede verdieping."],
        "broken": ["De storing aan de {machine} zou {weekday} verholpen zijn, maar hij doet het nog steeds niet."],
        "kept": ["De update van het portaal kwam precies op tijd en werkt zoals beloofd."],
        "unmet": ["De kwaliteit van de {product} valt tegen voor deze prijs.", "Het portaal is trager dan verwacht."],
        "exceeded": ["De {machine} is stiller dan verwacht, mooi apparaat.", "De kwaliteit van de bureaus overtrof onze verwachtingen."],
    },
    "onboarding": {
        "neg": ["Na het inrichten van ons account konden drie collega's niet inloggen.", "De instructie bij de opstart was onvolledig."],
        "pos": [
            "De start verliep soepel, {agent} heeft ons account samen met ons ingericht.",
            "Prettige kennismaking en een heldere uitleg bij de ingebruikname.",
            "Binnen een ochtend stond alles klaar en wist iedereen hoe het werkte.",
        ],
        "neu": ["Wij starten volgende maand met twee vestigingen, wat heeft u van ons nodig?"],
        "broken": ["De training die bij de start was afgesproken heeft nooit plaatsgevonden."],
        "kept": ["Account en inlogcodes waren op de afgesproken dag actief, volgens afspraak."],
        "unmet": ["Van de begeleiding bij de start had ik meer verwacht."],
        "exceeded": ["De onboarding ging een stuk sneller dan gedacht, boven verwachting."],
    },
    "bestelling": {
        "neg": ["Het bestelformulier accepteert ons btw-nummer niet en ik moet steeds opnieuw beginnen.", "Bestelling {order} is zonder bericht geannuleerd."],
        "pos": ["Bestellen gaat snel en de bevestiging is duidelijk.", "De bestelling {order} was in twee minuten geregeld."],
        "neu": ["Ik wil bestelling {order} wijzigen van twee naar drie stuks."],
        "broken": ["In het contract staat een opzegtermijn van één maand, nu hoor ik ineens drie. Zo was het niet afgesproken."],
        "kept": ["De bestelling is verwerkt tegen de afgesproken prijs."],
        "unmet": ["Ik had gehoopt dat herhaalbestellingen makkelijker zouden gaan."],
        "exceeded": ["De bestelprocedure was eenvoudiger dan verwacht."],
    },
    "verkoop": {
        "neg": ["De verkoper bleef maar doordrukken en luisterde niet naar wat wij nodig hadden.", "Wij wachten al {days2} dagen op een offerte."],
        "pos": ["Eerlijk advies gekregen van de accountmanager, geen onnodige extra's verkocht.", "Duidelijke offerte met een scherpe prijs."],
        "neu": ["Kunt u een offerte sturen voor vijf keer de {product}?"],
        "broken": ["De verkoper garandeerde dat de {machine} op onze waterleiding past, maar dat blijkt niet zo te zijn."],
        "kept": ["De offerte was er dezelfde dag nog, zoals toegezegd."],
        "unmet": ["Het adviesgesprek viel tegen, veel beloftes en weinig inhoud."],
        "exceeded": ["De offerte was gunstiger dan verwacht."],
    },
    "retour": {
        "neg": ["De retour van de defecte {product} duurt eindeloos.", "Ik moest de retourzending zelf betalen terwijl het apparaat kapot geleverd was."],
        "pos": ["De ruil van de {product} is vlot en zonder discussie geregeld."],
        "neu": ["Hoe meld ik een retour aan voor bestelling {order}?"],
        "broken": ["Het geld zou binnen {days} dagen terug zijn, wij wachten nu {days2} dagen."],
        "kept": ["Het bedrag is binnen de beloofde week teruggestort."],
        "unmet": ["De reparatie duurde langer dan verwacht."],
        "exceeded": ["Kosteloos een nieuw exemplaar gekregen, dat had ik niet verwacht. Geweldig."],
    },
    "klacht": {
        "neg": ["Mijn klacht is gesloten zonder dat iemand mij gesproken heeft.", "De compensatie van een tientje voelt als een belediging."],
        "pos": ["De klacht is serieus genomen en ruimhartig opgelost."],
        "neu": ["Ik dien hierbij een klacht in over bestelling {order}."],
        "broken": ["Op mijn klacht zou binnen {days} werkdagen gereageerd worden. Nog steeds niets vernomen."],
        "kept": ["De klacht is volgens afspraak binnen een week afgehandeld."],
        "unmet": ["De afhandeling van de klacht stelde teleur."],
        "exceeded": ["Een bos bloemen als excuus, dat had ik niet verwacht."],
    },
    "relatie": {
        "neg": ["Wij horen alleen iets van onze accountmanager als het contract afloopt."],
        "pos": ["Het kwartaalgesprek met {agent} was nuttig en open."],
        "neu": ["Graag onze contactpersoon voor de nieuwsbrief wijzigen."],
        "broken": ["Het jaargesprek dat voor {month} gepland stond is nooit doorgegaan."],
        "kept": ["De evaluatie is zoals afgesproken ieder kwartaal gehouden."],
        "unmet": ["Van een vaste contactpersoon had ik meer initiatief verwacht."],
        "exceeded": ["De accountmanager kwam ongevraagd met een besparing, dat overtrof mijn verwachting."],
    },
    "verlenging": {
        "neg": ["Als dit zo doorgaat zeggen wij het contract op.", "Opzeggen blijkt alleen per aangetekende brief te kunnen, belachelijk."],
        "pos": ["De verlenging was met één telefoontje rond."],
        "neu": ["Per wanneer kunnen wij het contract opzeggen?"],
        "broken": ["De prijs zou bij verlenging gelijk blijven, maar is met acht procent gestegen."],
        "kept": ["De verlenging is tegen de toegezegde voorwaarden verwerkt."],
        "unmet": ["Voor een trouwe klant had ik een beter voorstel verwacht."],
        "exceeded": [],
    },
    "orientatie": {
        "neg": ["Op de website is nergens een prijs te vinden."],
        "pos": ["Duidelijke website, ik vond meteen wat ik zocht."],
        "neu": ["Hebben jullie ook een toonzaal in de buurt van Gent?"],
        "broken": ["De actie op de website gold volgens jullie advertentie tot eind {month}, maar werkt niet meer."],
        "kept": [], "unmet": ["De toonzaal viel tegen, de helft stond er niet."], "exceeded": [],
    },
}

EN = {
    "levering": {
        "neg": ["The {product} arrived with a broken door and half the screws missing.", "The driver left our pallet in the rain without ringing the bell."],
        "pos": ["Fast delivery, friendly engineers, and they took all the packaging away.", "Everything arrived complete and well packed."],
        "neu": ["Order {order} has arrived at our reception."],
        "broken": [
            "We were promised delivery on {weekday}, but the {product} only showed up on {weekday2}.",
            "You said {days} working days, it took {days2}. Nobody told us anything.",
            "The engineer was supposed to be here before noon and still hasn't turned up.",
        ],
        "kept": ["Delivered and installed exactly on the agreed day, as promised."],
        "unmet": ["I expected a better delivery from a business supplier."],
        "exceeded": ["Delivery was faster than expected, a full day early."],
    },
    "klantenservice": {
        "neg": ["I was on hold for forty minutes and then got cut off.", "I have to explain the same problem to a different person every time."],
        "pos": ["{agent} on the chat solved it in five minutes. Brilliant support.", "Very helpful colleague, clear answer straight away."],
        "neu": ["Who should I contact about order {order}?"],
        "broken": ["{agent} promised to call me back on {weekday} and never did.", "I was told I would get an answer within {days} hours. That was {days2} days ago."],
        "kept": ["Got the call back as agreed and the issue is fixed."],
        "unmet": ["I expected your help desk to know its own machines."],
        "exceeded": ["Support was much quicker than I expected."],
    },
    "factuur": {
        "neg": ["Invoice {invoice} shows transport costs again that nobody can explain.", "We got a reminder for an invoice that was paid weeks ago. Annoying."],
        "pos": ["Invoices are clear and correct these days, which saves us a lot of time."],
        "neu": ["Please send a copy of invoice {invoice}."],
        "broken": ["We were quoted {amount} euros a month and charged {amount2}.", "The credit note you promised in {month} still has not arrived."],
        "kept": ["The discount was on the invoice as promised."],
        "unmet": ["I expected fewer mistakes from automatic billing."],
        "exceeded": [],
    },
    "gebruik": {
        "neg": ["The {machine} keeps leaking and the display freezes.", "The portal crashes whenever I change an order."],
        "pos": ["The {machine} works great and the coffee is excellent.", "The portal is easy to use, reordering takes a minute."],
        "neu": ["Which beans do you recommend for the {machine}?"],
        "broken": ["The fault was supposed to be fixed by {weekday}, but the {machine} is still down."],
        "kept": [],
        "unmet": ["The {product} does not live up to the price."],
        "exceeded": ["The desks exceeded our expectations."],
    },
    "onboarding": {
        "neg": ["Three colleagues could not log in after the set-up."],
        "pos": ["Smooth start, {agent} set up our account with us and explained everything clearly."],
        "neu": ["What do you need from us to open the account?"],
        "broken": ["The training we agreed on at the start never took place."],
        "kept": ["Our account was active on the agreed day, as promised."],
        "unmet": [], "exceeded": ["Onboarding went better than expected."],
    },
    "verlenging": {
        "neg": ["If this continues we will cancel the contract."], "pos": ["Renewal took one phone call, easy."],
        "neu": ["What is the notice period of our contract?"],
        "broken": ["The price was supposed to stay the same on renewal and went up by eight percent."],
        "kept": [], "unmet": [], "exceeded": [],
    },
}

PRODUCTS = {
    "nl": ["koffiemachine", "waterkoeler", "printer", "zit-stabureau", "vergadertafel", "koelkast", "espressomachine"],
    "en": ["coffee machine", "water cooler", "printer", "standing desk", "meeting table", "fridge", "espresso machine"],
}
MACHINES = {"nl": ["koffiemachine", "espressomachine"], "en": ["coffee machine", "espresso machine"]}
WEEKDAYS = {"nl": "maandag dinsdag woensdag donderdag vrijdag".split(), "en": "Monday Tuesday Wednesday Thursday Friday".split()}
MONTHS = {"nl": "augustus september oktober".split(), "en": "August September October".split()}
TIMES = {"nl": "tweede derde vierde".split(), "en": "second third fourth".split()}
AGENTS = "Maud Ruben Yara Bas Imke".split()
FIRST = "Annelies Bram Carlijn Daan Elif Floris Gerda Hakim Ilse Joost Karin Lars Mirthe Niels Olga Pim Roos Stijn Tess Wout Yusuf Zoë Greet Wim Katrien Luc".split()
LAST = "van Dalen|Hoekstra|Peeters|Janssens|de Wit|Kaya|Vermeulen|Postma|van der Laan|Claes|Dijkstra|Bosman|Willems|Aydin|Terpstra|Maes".split("|")
COMPANIES = "Bakkerij Zilverkorrel|Advocatenkantoor Linde|Bouwbedrijf Keizersveen|Tandartspraktijk De Brug|Drukkerij Noorderlicht|Zorggroep Meerzicht|Installatietechniek Harlo|Makelaardij Buitenhof|Softwarehuis Pixelwerf|Scholengroep Het Kompas|Accountants Van Rijn|Hotel De Waterlelie|Logistiek Centrum Oost|Kinderopvang Dribbel|Architecten Blauwdruk|Fysiotherapie Vitaal|Textiel Groothandel Wevers|Notariaat Prinsenhof|Gemeente Westerkade|Brouwerij De Hop".split("|")

OPEN = {"nl": ["Goedemiddag,", "Beste klantenservice,", "Geachte heer, mevrouw,", "Hallo,", "Beste {agent},", "Dag allen,"], "en": ["Hello,", "Dear team,", "Good afternoon,", "Hi {agent},"]}
CLOSE = {"nl": ["Met vriendelijke groet,", "Vriendelijke groeten,", "Groet,", "Mvg,"], "en": ["Kind regards,", "Best regards,", "Thanks,"]}
ASK = {
    "nl": ["Kunt u mij laten weten hoe het verder gaat?", "Graag hoor ik van u.", "Wat gaat u hieraan doen?", "Ik reken op een spoedige oplossing.", ""],
    "en": ["Please let me know what happens next.", "I look forward to your answer.", "What will you do about this?", ""],
}
THANK = {"nl": ["Ga zo door!", "Hulde.", "Dat wilde ik even laten weten.", ""], "en": ["Keep it up!", "Just wanted to say so.", ""]}
SUBJECT = {
    "nl": {"levering": "Levering {order}", "klantenservice": "Contact met uw helpdesk", "factuur": "Factuur {invoice}", "gebruik": "Storing of vraag {product}",
           "onboarding": "Start bij Noordkade", "bestelling": "Bestelling {order}", "verkoop": "Offerte", "retour": "Retour {order}", "klacht": "Klacht",
           "relatie": "Onze accountmanager", "verlenging": "Contract", "orientatie": "Vraag via de website"},
    "en": {"levering": "Delivery {order}", "klantenservice": "Your support", "factuur": "Invoice {invoice}", "gebruik": "The {product}",
           "onboarding": "Getting started", "verlenging": "Contract"},
}
