-- 同类单位：别的区县里种类相同的单位
CREATE OR REPLACE VIEW peers AS
SELECT u.unit_id, u.unit, u.kind, p.unit_id AS peer_id, p.unit AS peer, p.district AS peer_district
FROM units AS u
JOIN units AS p ON p.kind = u.kind AND p.unit_id <> u.unit_id;

COMMENT ON VIEW peers IS '同类单位：每个单位和每个种类相同的单位一行';
COMMENT ON COLUMN peers.unit_id IS '单位编号';
COMMENT ON COLUMN peers.unit IS '单位现名';
COMMENT ON COLUMN peers.kind IS '单位种类';
COMMENT ON COLUMN peers.peer_id IS '同类单位编号';
COMMENT ON COLUMN peers.peer IS '同类单位现名';
COMMENT ON COLUMN peers.peer_district IS '同类单位的区县';
