"""The demonstration municipality Nordelv: made from a seed, first as plain records and then as rows.

`town.generate` says who lives where and what happens when, without a database. `loading` writes it in bulk;
`replay` takes one household through the areas' services, as an office would, to show that both give the same.
Every name, number and address is invented; the figures are those of `plans.yaml`.
"""
