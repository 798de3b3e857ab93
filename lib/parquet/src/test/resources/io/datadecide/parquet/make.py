"""Made the files beside it: pip install pyarrow pandas; python make.py"""
import decimal
import pyarrow as pa, pyarrow.parquet as pq

n = 12
columns = {
    "corpus": [["crawl", "books", "größe"][i % 3] for i in range(n)],
    "seed": [i % 4 for i in range(n)],
    "step": [1000 * (i // 4) for i in range(n)],
    "value": [i / 8 - 0.5 for i in range(n)],
}
table = pa.table(columns)
for codec in ["none", "snappy", "gzip", "zstd", "lz4", "brotli"]:
    for version in ["1.0", "2.0"]:
        pq.write_table(table, f"{codec}-{version[0]}.parquet", compression=codec, data_page_version=version,
                       row_group_size=5)
pq.write_table(table, "delta.parquet", use_dictionary=False, column_encoding={
    "corpus": "DELTA_BYTE_ARRAY", "seed": "DELTA_BINARY_PACKED", "step": "PLAIN", "value": "BYTE_STREAM_SPLIT"})
frame = table.to_pandas()
frame["corpus"] = frame.corpus.astype("category")
frame["seed"] = frame.seed.astype("UInt8")
frame["step"] = frame.step.astype("float64")
frame["value"] = [None if i == 7 else v for i, v in enumerate(frame.value)]
frame["value"] = frame.value.astype("float32")
frame.to_parquet("pandas.parquet")
exact = [None if i == 7 else decimal.Decimal(str(v)) for i, v in enumerate(columns["value"])]
pq.write_table(table.set_column(3, "value", pa.array(exact, pa.decimal128(12, 3)))
               .append_column("list", pa.array([[i] for i in range(n)]))
               .append_column("flag", pa.array([i > 3 for i in range(n)])), "decimal.parquet")
