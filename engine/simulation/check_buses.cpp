// What check() asks of school buses.
#include <algorithm>
#include <cmath>
#include <set>

#include "behaviour/table_reader.h"
#include "simulation/check_gate.h"

namespace muster::simulation {

namespace {

class BusResolver {
 public:
  BusResolver(Setup& setup, Problems& problems)
      : setup_(setup), problems_(problems), free_(setup.groups.size(), 0) {
    for (std::size_t g = 0; g < free_.size(); ++g)
      free_[g] = setup.groups[g].description.count - fetched(GroupId(g));
  }

  void resolve(const Bus& bus) {
    ResolvedBus r;
    r.description = bus;
    r.stop = setup_.campus->zone(bus.stop);
    if (!r.stop.valid()) unknown(bus, "kind.zone", bus.stop);
    if (!ids_.insert(bus.id).second) complain(bus, "scenario.bus-twice", {{"value", bus.id}});
    checkTimes(bus);
    for (const std::string& id : bus.groups) {
      const GroupId group = groupNamed(setup_, id);
      if (!group.valid()) {
        unknown(bus, "kind.group", id);
      } else {
        addList(r, group);
      }
    }
    setup_.buses.push_back(std::move(r));
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  void complain(const Bus& bus, std::string code, Arguments arguments) {
    problems_.push_back({Severity::error, std::move(code), setup_.scenario.file, bus.place, bus.id,
                         std::move(arguments)});
  }
  void unknown(const Bus& bus, const char* kind, const std::string& id) {
    complain(bus, "scenario.unknown-reference", {{"kind", kind}, {"value", id}});
  }

  // Children whom parents fetch: the first of their group.
  int fetched(GroupId group) const {
    for (const ResolvedPickup& pickup : setup_.pickups) {
      if (pickup.children == group && pickup.parents.valid())
        return setup_.groups[pickup.parents.index()].description.count;
    }
    return 0;
  }

  void checkTimes(const Bus& bus) {
    const double limit_s = setup_.scenario.duration_s;
    if (bus.comes_s < bus.leaves_s && bus.leaves_s + bus.lateBy_s <= limit_s) return;
    complain(
        bus, "scenario.bus-times",
        {{"value", behaviour::rangeText(bus.comes_s + bus.lateBy_s, bus.leaves_s + bus.lateBy_s)},
         {"valid", behaviour::rangeText(0, limit_s)}});
  }

  // From the last of the group on, those of buses named before excepted.
  void addList(ResolvedBus& r, GroupId group) {
    const behaviour::Group& described = setup_.groups[group.index()].description;
    if (!setup_.groups[group.index()].assembly.valid())
      complain(r.description, "scenario.bus-without-slot", {{"value", described.id}});
    int& left = free_[group.index()];
    const int riders = static_cast<int>(std::floor(r.description.share * described.count + 0.5));
    if (riders > left) {
      complain(r.description, "scenario.bus-list-too-long",
               {{"value", std::to_string(riders)},
                {"group", described.id},
                {"valid", behaviour::rangeText(0, left)}});
      return;
    }
    left -= riders;
    const int first = fetched(group) + left;
    r.lists.push_back({group, static_cast<std::size_t>(first), static_cast<std::size_t>(riders)});
  }

  Setup& setup_;
  Problems& problems_;
  std::vector<int> free_;  // by group: pupils on no list yet
  std::set<std::string> ids_;
};

}  // namespace

void resolveBuses(Setup& setup, Problems& problems) {
  BusResolver resolver(setup, problems);
  for (const Bus& bus : setup.scenario.buses) resolver.resolve(bus);
}

std::vector<StopUse> usesOfStops(const Setup& setup) {
  std::vector<StopUse> uses;
  const std::vector<std::size_t> wave = waves(setup);
  for (std::size_t b = 0; b < setup.buses.size(); ++b) {
    for (const ResolvedBus::List& list : setup.buses[b].lists) {
      const bool walks = setup.groups[list.group.index()].assembly != setup.buses[b].stop;
      if (walks && setup.buses[b].stop.valid())
        uses.push_back({setup.buses[b].stop, wave[list.group.index()], b, list.count});
    }
  }
  return uses;
}

}  // namespace muster::simulation
