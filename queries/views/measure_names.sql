-- 量的名称和单位
CREATE OR REPLACE VIEW measure_names AS
SELECT * FROM (VALUES
    ('spending', '本年支出', '万元', 1, '支出'),
    ('project_share', '项目支出占本年支出', '%', 2, '支出'),
    ('top_project_share', '最大的项目占项目支出', '%', 3, '项目'),
    ('execution_initial', '决算为年初预算的', '%', 4, '一般公共预算'),
    ('execution_adjusted', '决算为全年预算的', '%', 5, '整体'),
    ('adjustment', '年中调整', '%', 6, '整体'),
    ('carry_over_share', '年末结转占本年支出', '%', 7, '结转'),
    ('self_earned', '非财政收入占比', '%', 8, '收入'),
    ('sangong', '“三公”经费', '万元', 9, '三公'),
    ('sangong_execution', '“三公”决算为年初预算的', '%', 10, '三公'),
    ('sangong_per_head', '人均“三公”（在职）', '万元/人', 11, '三公'),
    ('sangong_per_post', '人均“三公”（编制）', '万元/人', 12, '三公'),
    ('running_per_vehicle', '每辆车运行费', '万元/辆', 13, '三公'),
    ('reception_per_guest', '每人次接待费', '元/人次', 14, '三公'),
    ('personnel_per_head', '人均人员经费', '万元/人', 15, '基本支出'),
    ('office_per_head', '人均公用经费', '万元/人', 16, '基本支出'),
    ('vacancy', '空编比例', '%', 17, '人数'),
    ('outsourced_times', '购买岗位为人员经费的', '倍', 18, '项目'),
    ('it_per_head', '人均运行维护项目', '万元/人', 19, '项目'),
    ('procurement_share', '政府采购占本年支出', '%', 20, '采购'),
    ('sme_share', '中小企业占采购', '%', 21, '采购'),
    ('evaluation_coverage', '自评覆盖项目支出', '%', 22, '自评'),
    ('errors_per_hundred', '每百个数的矛盾', '处', 23, '读')
) AS t (measure, name, unit_of_measure, rank, word);

COMMENT ON VIEW measure_names IS '可比的量：名称和单位，每个量一行';
COMMENT ON COLUMN measure_names.measure IS '哪个量，见 measures';
COMMENT ON COLUMN measure_names.name IS '名称';
COMMENT ON COLUMN measure_names.unit_of_measure IS '单位';
COMMENT ON COLUMN measure_names.rank IS '次序';
COMMENT ON COLUMN measure_names.word IS '读取提示里说到它时用的词';
