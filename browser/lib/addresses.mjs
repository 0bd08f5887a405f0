// The pages of the site: one table of addresses behind `/kk`, `/ru` and `/en`, which the tests of access, weight and scripts
// walk and of which pictures are taken. A page that is not here is not looked at.

import { played } from "./served.mjs";

const what = `/elections/${played}/what-if`;
const night = `/elections/${played}/protocols`;
const set = "/elections/akims-2021";
const act = "/law/acts/kz/constitutional-law/2021/41-VII";

/// Pages for everybody. `name` is that of its picture; `status` is what it answers with, where that is not 200.
export const addresses = [
  { name: "home", path: "/" },
  { name: "elections", path: "/elections" },
  { name: "result", path: `/elections/${played}` },
  { name: "result-2023", path: "/elections/majilis-2023" },
  { name: "result-2004", path: "/elections/majilis-2004" },
  { name: "result-maslikhat", path: "/elections/maslikhat-astana-2023" },
  { name: "what-if", path: what },
  { name: "what-if-5", path: `${what}?threshold=5` },
  { name: "what-if-2026", path: "/elections/majilis-2023/what-if?day=2026-07-01" },
  { name: "what-if-refused", path: `${what}?bill=x`, status: 400 },
  { name: "protocols", path: night },
  { name: "protocols-share", path: `${night}?map=ak_zhol` },
  { name: "protocols-found", path: `${night}?number=&region=` },
  { name: "precinct", path: `${night}/1` },
  { name: "precinct-open", path: `${night}/24` },
  { name: "contests", path: set },
  { name: "contests-asked", path: `${set}?sex=female&sort=margin&map=self` },
  { name: "contests-none", path: `${set}?name=nobody-of-this-name` },
  { name: "contests-refused", path: `${set}?margin=x`, status: 400 },
  { name: "contests-region", path: `${set}/regions/KZ-23` },
  { name: "contest", path: `${set}/posts/kz-23/d01/01` },
  { name: "contests-recorded", path: "/elections/akims-2023" },
  { name: "contest-recorded", path: "/elections/akims-2023/posts/west-kazakhstan/bokeyorda" },
  { name: "contest-open", path: "/elections/akims-2023/posts/west-kazakhstan/taskala" },
  { name: "contests-assembly", path: "/elections/assembly-2021" },
  { name: "contests-published", path: "/elections/akims-2017" },
  { name: "contests-reform", path: `${set}/what-changed` },
  { name: "contests-reform-loyal", path: `${set}/what-changed?loyalty=100&deputies=30` },
  { name: "contests-reform-refused", path: `${set}/what-changed?first=99`, status: 400 },
  { name: "chamber", path: "/chamber/2021-01-11" },
  { name: "chamber-open", path: "/chamber/2004-10-01" },
  { name: "law", path: "/law" },
  { name: "law-search", path: "/law?q=2464" },
  { name: "subject", path: "/law/subjects/majilis.list" },
  { name: "rule", path: "/law/rules/majilis.list.threshold" },
  { name: "rule-uncertain", path: "/law/rules/party.members.min" },
  { name: "acts", path: "/law/acts" },
  { name: "act", path: act },
  { name: "changes", path: "/law/changes?from=2021-06-04&to=2021-06-05" },
  { name: "parties", path: "/parties" },
  { name: "api", path: "/api" },
  { name: "api-orders", path: "/api/orders" },
  { name: "api-running", path: "/api/running-elections" },
  { name: "code", path: "/codes/W003" },
  { name: "nothing", path: "/nothing", status: 404 },
];

const desk = (part) => `/desk/${played}/${part}`;
const posts = "/desk/akims-2021";

/// Pages of people who are logged in, by the account that the demonstration gives them; in the order of the accounts.
export const desks = [
  { name: "desk-login", path: "/desk/login" },
  { name: "desk-start", path: "/desk", account: "administrator-1" },
  { name: "desk-account", path: "/desk/account", account: "administrator-1" },
  { name: "desk-codes", path: "/desk/account/codes", account: "administrator-1" },
  { name: "desk-confirm", path: "/desk/confirm?to=/desk", account: "administrator-1" },
  { name: "desk-accounts", path: "/desk/accounts", account: "administrator-1" },
  { name: "desk-accounts-new", path: "/desk/accounts/new", account: "administrator-1" },
  { name: "desk-accounts-import", path: "/desk/accounts/import", account: "administrator-1" },
  { name: "desk-accounts-one", path: "/desk/accounts/of/clerk-1", account: "administrator-1" },
  { name: "desk-precincts", path: desk("precincts"), account: "coordinator" },
  { name: "desk-precincts-one", path: desk("precincts/1"), account: "coordinator" },
  { name: "desk-precincts-left", path: desk("precincts/24"), account: "coordinator" },
  { name: "desk-entry", path: desk("entry"), account: "clerk-1" },
  { name: "desk-entry-sheet", path: desk("entry/24"), account: "clerk-1" },
  { name: "desk-entry-done", path: desk("entry/1"), account: "clerk-1" },
  { name: "desk-copies", path: desk("copies"), account: "observer" },
  { name: "desk-copies-sheet", path: desk("copies/1"), account: "observer" },
  { name: "desk-journal", path: desk("journal"), account: "auditor" },
  { name: "desk-lists", path: desk("lists"), account: "administrator-1" },
  { name: "desk-lists-one", path: desk("lists/ak_zhol"), account: "administrator-1" },
  { name: "desk-lists-new", path: desk("filing"), account: "administrator-1" },
  { name: "desk-sitting", path: desk("sitting"), account: "administrator-1" },
  { name: "desk-posts", path: `${posts}/posts?on=2021-07-05`, account: "posts-administrator" },
  { name: "desk-posts-none", path: `${posts}/posts?name=nobody-of-this-name`, account: "posts-administrator" },
  { name: "desk-posts-one", path: `${posts}/posts/kz-23/d01/01?on=2021-07-26`, account: "posts-administrator" },
  { name: "desk-posts-tables", path: `${posts}/tables`, account: "posts-clerk" },
];

export const languages = ["kk", "ru", "en"];

/// The address of a page in a language.
export const address = (language, path) => `/${language}${path}`;
