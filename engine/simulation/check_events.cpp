#include "simulation/check_events.h"

#include <algorithm>

#include "behaviour/table_reader.h"
#include "simulation/check_gate.h"

namespace muster::simulation {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

class EventResolver {
 public:
  EventResolver(Setup& setup, Problems& problems)
      : setup_(setup), campus_(*setup.campus), problems_(problems) {}

  void resolve(const Event& event) {
    ResolvedEvent r;
    r.description = event;
    checkTime(event);
    for (const std::string& id : event.openings) r.openings.push_back(opening(event, id));
    for (const std::string& id : event.exits) r.exits.push_back(opening(event, id));
    r.groups = groups(event, event.groups);
    if (event.groups.empty()) {
      for (std::size_t g = 0; g < setup_.groups.size(); ++g) r.groups.push_back(GroupId(g));
    }
    r.stair = campus_.stair(event.stair);
    if (!event.stair.empty() && !r.stair.valid()) unknown(event, "kind.stair", event.stair);
    r.clearedBy = groups(event, event.clearedBy);
    resolvePlace(event, r);
    (r.clearedBy.empty() ? setup_.events : setup_.whenCleared).push_back(std::move(r));
  }

  // Without an alarm or a release nobody would ever start.
  void checkStart() {
    const bool starts = std::ranges::any_of(setup_.events, [](const ResolvedEvent& e) {
      const EventKind kind = e.description.kind;
      return kind == EventKind::alarm || kind == EventKind::release || kind == EventKind::move;
    });
    if (starts || !setup_.arrivals.empty()) return;
    problems_.push_back({Severity::error,
                         "scenario.no-alarm",
                         setup_.scenario.file,
                         setup_.scenario.place,
                         "",
                         {}});
  }

 private:
  const std::string& fileOf(const Event& event) const {
    return event.file.empty() ? setup_.scenario.file : event.file;
  }

  void complain(const Event& event, std::string code, Arguments arguments) {
    problems_.push_back(
        {Severity::error, std::move(code), fileOf(event), event.place, "", std::move(arguments)});
  }

  void unknown(const Event& event, const char* kind, const std::string& id) {
    complain(event, "scenario.unknown-reference", {{"kind", kind}, {"value", id}});
  }

  void checkTime(const Event& event) {
    if (event.onDetection && !setup_.scenario.fire)
      complain(event, "scenario.no-fire-to-detect", {});
    const double limit = setup_.scenario.duration_s;
    if (event.at_s >= 0 && event.at_s <= limit) return;
    complain(
        event, "scenario.event-outside-duration",
        {{"value", std::to_string(event.at_s)}, {"valid", behaviour::rangeText(0, limit) + " s"}});
  }

  plan::OpeningId opening(const Event& event, const std::string& id) {
    const plan::OpeningId found = campus_.opening(id);
    if (!found.valid()) unknown(event, "kind.opening", id);
    return found;
  }

  std::vector<GroupId> groups(const Event& event, const std::vector<std::string>& ids) {
    std::vector<GroupId> found;
    for (const std::string& id : ids) {
      found.push_back(groupNamed(setup_, id));
      if (!found.back().valid()) unknown(event, "kind.group", id);
    }
    return found;
  }

  void resolvePlace(const Event& event, ResolvedEvent& r) {
    if (event.where.empty()) return;
    if (event.kind != EventKind::move) {
      r.where = resolveArea(campus_, event.where, fileOf(event), event.place, problems_);
      return;
    }
    r.where.space = campus_.space(event.where);
    if (!r.where.space.valid()) unknown(event, "kind.space", event.where);
  }

  Setup& setup_;
  const plan::Campus& campus_;
  Problems& problems_;
};

}  // namespace

void resolveEvents(Setup& setup, Problems& problems) {
  EventResolver resolver(setup, problems);
  for (const Event& event : setup.scenario.events) resolver.resolve(event);
  sortByTime(setup.events);
  resolver.checkStart();
}

}  // namespace muster::simulation
