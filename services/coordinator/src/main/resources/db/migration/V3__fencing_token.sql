-- The fencing token of whoever conducts: each leadership makes it greater, and changes made under a lesser one are refused.
create table leadership (
    token bigint not null
);

insert into leadership (token) values (0);
