"""A whole scenario file in small, for tests that break one thing in it."""

MARKET = """id: market
version: "1"
language: en
title: The stall
summary: Two people and a stall.
minutes: 5
turn_limit: 8
draws:
  town: [Ulm, Bonn]
  base: [10, 20]
matter: the stall
relationship: They see each other every Saturday.
shared_brief: A stall in ${town}.
issues:
  - id: rent
    kind: range
    low: ${base}
    high: ${base + 4}
    step: 2
    label: Rent
    names: [Rent]
    units: [Euro]
    factors: {Cents: 0.01}
    shown: {"*": "{n} a day"}
    said: {"*": "{n} euros a day"}
    why_ask: the rent
  - id: place
    kind: choice
    label: Place
    names: [place]
    options:
      gate: {shown: At the gate, said: a place at the gate, heard: [entrance]}
      wall: {shown: By the wall, said: a place by the wall}
    why_ask: the place
  - id: tables
    kind: allocation
    count: 2
    label: Tables
    names: [tables]
    shown: {"0": none, "*": "{n} tables"}
    said: {"0": no tables, "*": "{n} tables"}
    heard: {"2": [both tables]}
    why_ask: the tables
roles:
  owner:
    title: Owner in ${town}
    teaser: You own it.
    person: Ada
    organisation: Ada's
    public_brief: Owns the stall.
    private_brief:
      - text: Keep the gate free.
    batna: Another tenant.
    reservation: 3000
    target: 7000
    preferences:
      rent: {weight: 50, best: high}
      place: {weight: 20, values: {gate: 0, wall: 100}}
      tables: {weight: 30, best: high}
    interests:
      - id: owner-gate
        title: A free gate
        issue: place
        disclosures:
          - id: owner-gate-why
            kind: interest
            level: 2
            asks: [interest]
            trust: 52
            text: Carts need the gate.
            reminder: The carts, as I said.
            tells: [Carts need]
    reasons:
      - {id: owner-rent-costs, issue: rent, text: roofs cost money}
      - {id: owner-rent-list, issue: rent, text: the town's list says so, is_standard: true}
    talk: &talk
      opening: [The bells are early., Mind the crates., It smells of bread.]
      deal: [Good., Fine then., Done.]
      no_deal: [A pity., Then not.]
  tenant:
    title: Tenant
    teaser: You rent it.
    person: Ben
    organisation: Ben's
    public_brief: Sells soup.
    private_brief: []
    batna: A cart.
    reservation: 2500
    target: 7000
    preferences:
      rent: {weight: 30, best: low}
      place: {weight: 60, values: {gate: 100, wall: 12.5}}
      tables: {weight: 10, values: {"0": 0, "1": 50, "2": 100}}
    interests: []
    reasons: []
    talk: *talk
    guide:
      - {until: asked, text: Ask first., example: What matters most to you?}
"""
