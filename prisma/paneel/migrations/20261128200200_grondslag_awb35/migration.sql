-- Whether the grondslag makes the panel an adviseur in the sense of Awb 3:5, as asked at intake. Null: intake not done, or done before this was asked.
alter table dossier add column grondslag_is_awb35 boolean;
