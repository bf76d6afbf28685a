"""The stock of dwellings over time: what there is on a day, and every movement between two days."""

from boligflyt.domain.stock.ledger import Account, Holding, Movement, Turn, account_of, stock_on

__all__ = ["Account", "Holding", "Movement", "Turn", "account_of", "stock_on"]
