"""Reads exports with the programs of others: networkx, pyarrow, followthemoney, geojson
and pybrat, each only where it is installed. Usage: read_back.py FOLDER with
files full.EXT and none.EXT of every format. Prints what was read; fails on what cannot be."""

import csv
import importlib.util
import json
import os
import sys
import tempfile
import zipfile

folder = sys.argv[1]


def have(name):
    if importlib.util.find_spec(name):
        return True
    print(f"{name}: not installed, not tried")
    return False


def path(which, ext):
    return os.path.join(folder, which + ext)


if have("networkx"):
    import networkx

    for which, most in ("full", 1), ("none", 0):
        g = networkx.read_graphml(path(which, ".graphml"), force_multigraph=True)
        x = networkx.read_gexf(path(which, ".gexf"), version="1.3")
        assert set(g.nodes) == set(x.nodes), "nodes differ"
        assert g.number_of_edges() == x.number_of_edges() and g.number_of_edges() >= most, "edges differ"
        for _, _, data in g.edges(data=True):
            assert isinstance(data["count"], int) and isinstance(data["reciprocal"], bool), data
        timed = sum(1 for _, _, d in x.edges(data=True) if "start" in d or "spells" in d)
        print(f"networkx {networkx.__version__}: {which}: {g.number_of_nodes()} nodes, {g.number_of_edges()} edges, {timed} with time")

if have("pyarrow"):
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    for which in "full", "none":
        table = pyarrow.parquet.read_table(path(which, ".parquet"))
        with open(path(which, ".csv"), newline="", encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        assert table.num_rows == len(rows), "Parquet and CSV differ"
        assert table.column_names == next(csv.reader(open(path(which, ".csv"), newline="", encoding="utf-8"))), "columns differ"
        for row, words, start in zip(rows, table["words"].to_pylist(), table["start"].to_pylist()):
            bare = row["words"][1:] if row["words"][:1] == "'" else row["words"]
            assert bare == words and row["start"] == str(start), (row["words"], words)
        print(f"pyarrow {pyarrow.__version__}: {which}: {table.num_rows} rows, {table.num_columns} columns")

if have("followthemoney"):
    from followthemoney import model
    from followthemoney.proxy import EntityProxy
    from followthemoney.statement.serialize import read_csv_statements
    from followthemoney.types import registry

    for which in "full", "none":
        entities = {}
        lines = 0
        with open(path(which, ".ftm.json"), encoding="utf-8") as f:
            for line in f:
                lines += 1
                data = json.loads(line)
                entity = EntityProxy.from_dict(data, cleaned=False)
                for name, values in data["properties"].items():
                    prop = entity.schema.get(name)
                    assert prop is not None, (entity.schema.name, name)
                    assert len(entity.get(prop)) == len(values), f"{entity.schema.name}.{name}: {values} cleaned to {entity.get(prop)}"
                    if prop.type != registry.text and prop.type != registry.name and prop.type != registry.string and prop.type != registry.address:
                        assert set(entity.get(prop)) == set(values), f"{entity.schema.name}.{name}: {values} cleaned to {entity.get(prop)}"
                entity.schema.validate(data)
                entities[entity.id] = entity
        for entity in entities.values():
            for prop, value in entity.itervalues():
                if prop.type == registry.entity:
                    assert value in entities, f"{entity.id}.{prop.name} points at {value}, which is not there"
                    assert entities[value].schema.is_a(prop.range), f"{entity.id}.{prop.name} points at a {entities[value].schema.name}"
        with open(path(which, ".statements.csv"), "rb") as f:
            statements = list(read_csv_statements(f))
        for s in statements:
            assert s.id == s.generate_key(), f"id of {s}"
        with open(path(which, ".statements.csv"), newline="", encoding="utf-8") as f:
            for row, s in zip(csv.DictReader(f, dialect=csv.unix_dialect), statements):
                assert row["prop_type"] == s.prop_type, row
        assert {s.entity_id for s in statements} == set(entities)
        print(f"followthemoney: {which}: {lines} entities, {len(statements)} statements")

if have("geojson"):
    import geojson

    with open(path("full", ".geojson"), encoding="utf-8") as f:
        collection = geojson.load(f)
    assert collection.is_valid, collection.errors()
    print(f"geojson: {len(collection.features)} features")

if have("pybrat"):
    from pybrat.parser import BratParser

    with tempfile.TemporaryDirectory() as d:
        zipfile.ZipFile(path("full", ".brat.zip")).extractall(d)
        counts = [0, 0, 0, 0]
        parser = BratParser(error="raise")
        parser._check_entities = lambda entities: None  # one span may mean two actors: "both sides"
        for example in parser.parse(d):
            for entity in example.entities:
                said = " ".join(example.text[s.start : s.end] for s in entity.spans)
                assert said == entity.mention, (said, entity.mention)
            for i, found in enumerate(([1], example.entities, example.events, example.relations)):
                counts[i] += len(found)
        print("pybrat: {} reports, {} entities, {} events, {} relations".format(*counts))
