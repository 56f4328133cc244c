#include "analysis/margins.h"

#include <algorithm>

namespace muster::analysis {

namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// Who was last somewhere.
struct Last {
  Seconds time_s;
  std::size_t agent = kNobody;
  std::size_t persons = 0, still_there = 0;

  void note(double at_s, std::size_t who, bool still) {
    ++persons;
    still_there += still ? 1 : 0;
    if (time_s && *time_s >= at_s) return;
    time_s = at_s;
    agent = who;
  }
};

class Judge {
 public:
  Judge(RunResult& result, const simulation::Setup& setup, const Tenable& tenable)
      : result_(result),
        fire_(*result.fire),
        setup_(setup),
        campus_(*setup.campus),
        tenable_(tenable) {}

  void judge() {
    tally();
    for (std::size_t s = 0; s < campus_.spaces.size(); ++s) addSpace(s);
    decide();
    for (const ExitRow& exit : result_.exits) addExit(exit);
    for (std::size_t g = 0; g < result_.groups.size(); ++g) addGroup(g);
  }

 private:
  void tally();
  void addSpace(std::size_t s);
  void addExit(const ExitRow& exit);
  void addGroup(std::size_t g);
  void decide();
  void complete(MarginRow& row, const Last& last);
  Chain chainOf(const Last& last) const;
  Seconds alarmOf(simulation::GroupId group) const;

  RunResult& result_;
  FireResult& fire_;
  const simulation::Setup& setup_;
  const plan::Campus& campus_;
  const Tenable& tenable_;
  std::vector<Last> spaces_;
  std::vector<std::vector<Last>> groups_;  // by group and space
  std::vector<Last> indoors_;              // by group: the last of it in any indoor space
  Last anybody_;
};

void Judge::tally() {
  const std::size_t spaces = campus_.spaces.size();
  spaces_.resize(spaces);
  groups_.assign(result_.groups.size(), std::vector<Last>(spaces));
  indoors_.resize(result_.groups.size());
  for (std::size_t i = 0; i < fire_.stays.size(); ++i) {
    const std::size_t group = result_.agents[i].group.index();
    Last own;
    for (const Stay& stay : fire_.stays[i]) {
      if (campus_[stay.space].outdoor()) continue;
      spaces_[stay.space.index()].note(stay.last_s, i, stay.still);
      groups_[group][stay.space.index()].note(stay.last_s, i, stay.still);
      own.note(stay.last_s, i, stay.still);
    }
    if (!own.time_s) continue;
    indoors_[group].note(*own.time_s, i, own.still_there > 0);
    anybody_.note(*own.time_s, i, own.still_there > 0);
  }
}

Seconds Judge::alarmOf(simulation::GroupId group) const {
  for (const simulation::ResolvedEvent& event : setup_.events) {
    if (event.description.kind != simulation::EventKind::alarm) continue;
    if (std::ranges::find(event.groups, group) != event.groups.end()) return event.description.at_s;
  }
  return std::nullopt;
}

// A link counts only if it came before the one that follows it.
Chain Judge::chainOf(const Last& last) const {
  if (last.agent == kNobody) return {};
  const AgentRow& agent = result_.agents[last.agent];
  const double started_s = std::min(agent.started_s.value_or(*last.time_s), *last.time_s);
  double from_s = fire_.ignition_s;
  Chain chain;
  if (const Seconds alarm_s = alarmOf(agent.group); alarm_s && *alarm_s <= started_s) {
    if (fire_.detected_s && *fire_.detected_s <= *alarm_s) {
      chain.detection_s = *fire_.detected_s - from_s;
      from_s = *fire_.detected_s;
    }
    chain.alarm_s = *alarm_s - from_s;
    from_s = *alarm_s;
  }
  chain.pre_movement_s = started_s - from_s;
  chain.movement_s = *last.time_s - started_s;
  return chain;
}

void Judge::complete(MarginRow& row, const Last& last) {
  row.required_s = last.time_s;
  if (const Seconds available_s = row.available.first_s(); available_s && last.time_s) {
    row.margin_s = *available_s - *last.time_s;
  }
  row.chain = chainOf(last);
}

void Judge::addSpace(std::size_t s) {
  const plan::Space& space = campus_.spaces[s];
  if (space.outdoor()) return;
  MarginRow row;
  row.id = space.id;
  row.name = space.name;
  row.level = campus_[space.level].id;
  row.available = tenable_.spaces[s];
  row.persons = spaces_[s].persons;
  row.still_there = spaces_[s].still_there;
  complete(row, spaces_[s]);
  fire_.margins.push_back(std::move(row));
}

void Judge::addExit(const ExitRow& exit) {
  if (!campus_.leavesBuilding(exit.opening)) return;
  const plan::Opening& opening = campus_[exit.opening];
  MarginRow row;
  row.kind = PlaceKind::exit;
  row.id = opening.id;
  row.name = opening.name;
  row.level = campus_[campus_[opening.first].level].id;
  row.available = tenable_.exits[exit.opening.index()];
  row.persons = exit.persons;
  Last last;
  for (std::size_t i = 0; i < result_.agents.size(); ++i) {
    const AgentRow& agent = result_.agents[i];
    if (agent.building_exit == exit.opening) last.note(*agent.left_building_s, i, false);
  }
  complete(row, last);
  fire_.margins.push_back(std::move(row));
}

void Judge::addGroup(std::size_t g) {
  const GroupRow& group = result_.groups[g];
  MarginRow row;
  row.kind = PlaceKind::group;
  row.id = group.id;
  row.persons = group.persons;
  Last last = indoors_[g];
  for (std::size_t s = 0; s < campus_.spaces.size(); ++s) {
    const Seconds available_s = tenable_.spaces[s].first_s();
    const Last& there = groups_[g][s];
    if (!available_s || !there.time_s) continue;
    const double margin_s = *available_s - *there.time_s;
    if (row.margin_s && *row.margin_s <= margin_s) continue;
    row.margin_s = margin_s;
    row.available = tenable_.spaces[s];
    row.where = campus_.spaces[s].id;
    row.level = campus_[campus_.spaces[s].level].id;
    last = there;
  }
  row.still_there = last.still_there;
  complete(row, last);
  fire_.margins.push_back(std::move(row));
}

void Judge::decide() {
  fire_.chain = chainOf(anybody_);
  fire_.rset_s = anybody_.time_s;
  const std::vector<std::size_t> order = bySmallestMargin(fire_);
  if (order.empty()) return;
  fire_.deciding = order.front();
  const MarginRow& row = fire_.margins[order.front()];
  fire_.aset_s = row.available.first_s();
  fire_.rset_s = row.required_s;
  fire_.margin_s = row.margin_s;
}

}  // namespace

std::optional<Criterion> Available::criterion() const {
  std::optional<Criterion> first;
  for (std::size_t c = 0; c < kCriteria; ++c) {
    if (!by_s[c]) continue;
    if (!first || *by_s[c] < *by_s[static_cast<std::size_t>(*first)]) first = Criterion(c);
  }
  return first;
}

Seconds Available::first_s() const {
  const auto first = criterion();
  return first ? by_s[static_cast<std::size_t>(*first)] : std::nullopt;
}

std::vector<std::size_t> bySmallestMargin(const FireResult& fire) {
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < fire.margins.size(); ++r) {
    if (fire.margins[r].margin_s) order.push_back(r);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t r) { return *fire.margins[r].margin_s; });
  return order;
}

void addMargins(RunResult& result, const simulation::Setup& setup, Tenable tenable) {
  if (!result.fire) return;
  FireResult& fire = *result.fire;
  fire.judgedUntil_s = tenable.judgedUntil_s;
  Judge(result, setup, tenable).judge();
  for (std::size_t g = 0; g < fire.maps.size(); ++g) {
    std::vector<float> last_there_s = std::move(fire.maps[g].last_there_s);
    fire.maps[g] = std::move(tenable.maps[g]);
    fire.maps[g].last_there_s = std::move(last_there_s);
  }
}

Problems judgeFire(RunResult& result, const simulation::Setup& setup, const Loop& loop) {
  if (!result.fire) return {};
  Tenable tenable = tenabilityOf(setup, result.fire->pictured_s, loop, result.fire->heldOpen);
  Problems problems = std::move(tenable.problems);
  addMargins(result, setup, std::move(tenable));
  return problems;
}

}  // namespace muster::analysis
