"""The access matrix: what the policy answers, held against a second telling of the same rules.

`tables.py` says who may do what in tables written by hand from the prose of the rules, never from the code;
`oracle.py` answers from them. Neither imports anything of the product: if the oracle read the policy's own
tables, both would be wrong together. It is also told in another shape. The policy asks one question after
another; the oracle is a row of walls, each a set of the combinations that it lets through, and the answer
to a cell is the first wall whose set lacks the cell's.

`cells.py` lists the cells: every combination of role, relation, thing, verb, grade, clearance, state and
purpose (`all_cells`), and a fixed, evenly spread part of them that is quick enough for every run
(`core_cells`).

`test_oracle.py` holds the oracle against sentences by hand, so that its own mistakes show. `test_cells.py`
counts the cells, and `test_apart.py` keeps tables, oracle and cells apart from the product. Only a test
that compares the two may import both.

When they differ, the prose decides which is wrong. Mend that one from the prose; copying the answer of the
other takes away what the matrix is for.

Relations, as staff stand to a matter:

- `stranger`: takes no part; `ended`: took part until yesterday; both with another office's case;
- `own_office`: the office has the case and takes part with all kinds of information;
- `shared_housing`, `shared_economy`, `shared_followup`: another office's case; the office takes part with
  some kinds;
- `named`: another office's case; this person takes part by name with all kinds;
- `substitute`: another office's case; stands in for a colleague who takes part by name with all kinds;
- `self`, `relative`, `contributor`: as `own_office`, and the case is the actor's own, somebody in the
  household is a registered relation of the actor, or the actor has contributed.

As citizens stand to it: `own_thing` (own in that role) and `not_own`.
"""
