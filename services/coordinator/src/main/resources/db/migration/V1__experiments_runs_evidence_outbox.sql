-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL: only what both understand. varchar without a length is unbounded on
-- PostgreSQL and 1 Mi characters on H2; the API refuses longer texts.

create table experiments (
    sequence       bigint generated always as identity,
    name           varchar not null primary key,
    yaml           varchar not null,
    base_directory varchar not null,
    tries_limit    integer not null,
    parallel_runs  integer not null,
    state          varchar(20) not null,
    reason         varchar not null,
    created_at     timestamp with time zone not null,
    ended_at       timestamp with time zone
);

-- A run is a preparation of a corpus or one cell of the grid. `position` is its place in the plan, `prepares_first` the
-- preparation that must have succeeded before it, `failures` the tries burnt since the last progress.
create table runs (
    experiment        varchar not null references experiments (name) on delete cascade,
    id                varchar not null,
    kind              varchar(20) not null,
    corpus            varchar not null,
    size              varchar not null,
    seed              bigint not null,
    position          integer not null,
    prepares_first    varchar,
    spec              varchar not null,
    params            bigint not null,
    flops             double precision not null,
    total_steps       bigint not null,
    score_checkpoints integer not null,
    state             varchar(20) not null,
    reason            varchar not null,
    attempt           integer not null,
    failures          integer not null,
    not_before        timestamp with time zone,
    changed_at        timestamp with time zone not null,
    step              bigint not null,
    tokens            bigint not null,
    loss              double precision,
    tokens_per_second double precision not null,
    primary key (experiment, id)
);

create index runs_by_state on runs (state);

create table attempts (
    experiment   varchar not null,
    run_id       varchar not null,
    number       integer not null,
    worker       varchar not null,
    outcome      varchar(20),
    reason       varchar not null,
    started_at   timestamp with time zone not null,
    ended_at     timestamp with time zone,
    wall_seconds double precision not null,
    tokens       bigint not null,
    flops        double precision not null,
    primary key (experiment, run_id, number),
    foreign key (experiment, run_id) references runs (experiment, id) on delete cascade
);

create table checkpoints (
    experiment      varchar not null,
    run_id          varchar not null,
    step            bigint not null,
    attempt         integer not null,
    tokens_seen     bigint not null,
    directory       varchar not null,
    manifest_sha256 varchar not null,
    state           varchar(20) not null,
    reason          varchar not null,
    failures        integer not null,
    not_before      timestamp with time zone,
    primary key (experiment, run_id, step),
    foreign key (experiment, run_id) references runs (experiment, id) on delete cascade
);

create index checkpoints_by_state on checkpoints (state);

create table progress (
    experiment        varchar not null,
    run_id            varchar not null,
    step              bigint not null,
    tokens_seen       bigint not null,
    loss              double precision not null,
    gradient_norm     double precision not null,
    learning_rate     double precision not null,
    tokens_per_second double precision not null,
    primary key (experiment, run_id, step),
    foreign key (experiment, run_id) references runs (experiment, id) on delete cascade
);

-- A row here says that the evidence of (checkpoint, task) is complete; both are written in one transaction.
create table scored_tasks (
    experiment varchar not null,
    run_id     varchar not null,
    step       bigint not null,
    task       varchar not null,
    scored_at  timestamp with time zone not null,
    primary key (experiment, run_id, step, task),
    foreign key (experiment, run_id, step) references checkpoints (experiment, run_id, step) on delete cascade
);

create table evidence (
    experiment     varchar not null,
    run_id         varchar not null,
    step           bigint not null,
    task           varchar not null,
    metric         varchar not null,
    metric_value   double precision not null,
    standard_error double precision,
    instances      bigint not null,
    quoted         boolean not null,
    primary key (experiment, run_id, step, task, metric),
    foreign key (experiment, run_id, step, task) references scored_tasks (experiment, run_id, step, task) on delete cascade
);

create table outbox (
    id         bigint generated always as identity primary key,
    payload    varchar not null,
    created_at timestamp with time zone not null
);
