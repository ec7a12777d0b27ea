"""English words that drafters use for one another, and words by which nothing is told from others of its kind."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

_GROUPS = """
give provide supply furnish submit send transmit forward deliver present communicate make
given provided supplied furnished submitted sent transmitted forwarded delivered presented communicated made
gives provides supplies furnishes submits sends transmits forwards delivers presents communicates makes
inform notify tell advise report communicate
informed notified told advised reported
breach infringement contravention violation non-compliance failure
contravene breach infringe violate
contravenes breaches infringes violates
contravened breached infringed violated
law legislation laws legislations enactment statute act acts
rule rules provision provisions regulation regulations requirement requirements
title chapter section part provision article paragraph subsection subparagraph clause point item division subdivision
annex schedule appendix
guidance advice guidelines guideline recommendations
foster encourage promote support facilitate further
compliance accordance conformity conformance line
according pursuant accordance under
notwithstanding despite regardless irrespective
begin commence start
begins commences starts
beginning commencement start
end expire terminate finish cease
ends expires terminates ceases
end expiry expiration termination
before prior
during throughout
until till
carry perform conduct undertake execute do effect discharge
carried performed conducted undertaken executed done effected affixed discharged
carrying performing conducting undertaking executing doing
draw prepare
drawn prepared
purchase buy acquire
purchased bought acquired
purchaser buyer acquirer
vendor seller
lessor landlord
lessee tenant
employ use utilise utilize
employed used utilised utilized
usage use
obtain get receive acquire
obtained received acquired gained
chairman chairperson chair chairwoman
fishermen fishers
workman worker
workmen workers
he she they it
his her their its
him her them it
himself herself themselves itself
deem consider regard treat
deemed considered regarded treated taken
think consider
thinks considers
fit appropriate proper suitable expedient right desirable
necessary required needed requisite
need require
needs requires
each every all any
whenever where when if
soon once
aim objective purpose goal object
aims objectives purposes goals objects
about regarding concerning respecting
member state states national
scenario circumstance situation case event
scenarios circumstances situations cases events
satisfy meet fulfil
satisfies meets fulfils
satisfied met fulfilled
modalities arrangements procedures
condition criterion requirement
conditions criteria requirements
pertaining belonging
concerning relating regarding pertaining
show demonstrate prove establish
shown demonstrated proved established
set laid established described fixed prescribed specified stated provided
specified stated mentioned set named referred described listed
whole entire full
entirely wholly fully completely
adequate sufficient
several more multiple various
help assist aid
helps assists
assistance help aid
attempt try endeavour endeavor
enable allow permit
enables allows permits
enabled allowed permitted
prohibited forbidden banned
prohibit forbid ban
procure ensure secure guarantee
ensures guarantees secures
rectify correct remedy repair
corrected rectified remedied
occur happen arise
occurs happens arises
occurred happened arose
period term time
date day
manner way fashion
person individual
persons people individuals
child minor
children minors
car automobile
effect impact
effects impacts consequences results
entity body organisation organization
business enterprise undertaking
information data details particulars
document record
documents records documentation
application request
applies requests
apply request
file lodge submit make
filed lodged submitted made
filing lodgement submission
examine inspect check verify review
examined inspected checked verified reviewed
examination inspection check verification review
repeal revoke rescind
repealed revoked rescinded
amend modify change alter vary
amended modified changed altered varied
amendment modification change alteration variation
keep maintain retain hold
kept maintained retained held
maintenance upkeep
whilst while
although though
however nevertheless
commence institute bring
issue grant
issued granted
hold have
holds has
evidence proof
deal address handle
settle resolve determine
settled resolved determined
decide determine
decides determines
decided determined
decision determination ruling
danger risk hazard
dangers risks hazards
dangerous hazardous
protect safeguard
protected safeguarded
protection safeguarding
salary pay remuneration wages
price cost
remove delete
removed deleted
insert add
part portion
cargo freight
cargoes freight
specify indicate state
specifies indicates states
stop cease
yearly annual
annually yearly
company corporation
ship vessel
ships vessels
consist comprise
consists comprises
contain include comprise
contains includes comprises
placing putting placement
put place
put placed
kind type sort class category
kinds types sorts classes categories
main principal chief
appoint designate nominate name
appointed designated nominated named
establish create
established created
""".strip()

_TELLING_NOTHING = """
relation addressing mentioned aforementioned above-mentioned itself themselves down
intended aimed designed able
relevant necessary required concerned respective applicable appropriate certain specific particular continuing technical
dedicated single whole entire various said given following foregoing present aforesaid corresponding related overall general
different actual existing possible proper properly duly effective effectively efficient efficiently accordingly respectively
clearly clear generally own needed kept made being therein thereof thereto hereby herein thereby therefore thus then also
however nevertheless moreover further furthermore otherwise together both even still too additionally likewise similarly
hereinafter namely accordance regard respect aspects way forth above below new same so-called latter former usual considered
important purposes purpose
"""
NO_TELLING = frozenset(_TELLING_NOTHING.split())
"""Words that come and go without changing what is meant."""


_SPELT = (("z", "s"), ("our", "or"), ("mme", "m"), ("ence", "ense"), ("ogue", "og"), ("-", ""))
_GENDER = ("woman", "women", "man", "men", "persons", "person", "people")


def plain_spelling(word: str) -> str:
    """An English word in one spelling: organizer and organiser, labor and labour; salesman and salesperson as well."""
    for one, other in _SPELT:
        word = word.replace(one, other)
    if word.endswith(_GENDER) and word not in _GENDER:
        word = word.removesuffix(next(filter(word.endswith, _GENDER)))
    return word.removesuffix("re") + "er" if word.endswith(("tre", "bre")) else word


def mean_the_same(one: str, other: str) -> bool:
    """Whether drafters use two words, in small letters, for one another."""
    found = _groups()
    return not found.get(one, _NONE).isdisjoint(found.get(other, _NONE))


def name_the_same(one: str, other: str) -> bool:
    """Whether two names end with words for the same, or with one word in two spellings: the purchaser, the buyer."""
    a, b = (name.lower().rsplit(" ", 1)[-1] for name in (one, other))
    return mean_the_same(a, b) or plain_spelling(a) == plain_spelling(b)


_NONE: Set[int] = frozenset()


@cache
def _groups() -> dict[str, Set[int]]:
    """By word, the groups that it belongs to."""
    found: dict[str, set[int]] = {}
    for at, group in enumerate(_GROUPS.split("\n")):
        for word in group.split():
            found.setdefault(word, set()).add(at)
    return {**found}
