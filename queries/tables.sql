-- 在 DuckDB 自己的命令行里用：在项目目录运行 duckdb -init queries/tables.sql，
-- 再 .read queries/views/00_macros.sql 和 queries/views/ 下要用的视图。
CREATE OR REPLACE VIEW documents AS FROM 'data/documents.parquet';
CREATE OR REPLACE VIEW units AS FROM 'data/units.parquet';
CREATE OR REPLACE VIEW unit_names AS FROM 'data/unit_names.parquet';
CREATE OR REPLACE VIEW facts AS FROM 'data/facts.parquet';
CREATE OR REPLACE VIEW findings AS FROM 'data/findings.parquet';
