#include "study/places.h"

#include <algorithm>
#include <map>

#include "io/result_tables.h"

namespace muster::study {
namespace {

using analysis::ConstraintKind;

bool jammed(const BottleneckRecord& place) {
  return place.persons >= kJamPersons &&
         place.lost_person_s >= kJam_s * static_cast<double>(place.persons);
}

ConstraintKind kindOf(const std::string& word) {
  for (const ConstraintKind kind : {ConstraintKind::opening, ConstraintKind::stair})
    if (word == io::spell(kind)) return kind;
  return ConstraintKind::target;
}

struct Found {
  std::vector<double> lost;  // by run
  std::vector<const BottleneckRecord*> jams;
};

double meanOf(const Found& found, double BottleneckRecord::*figure) {
  double sum = 0;
  for (const BottleneckRecord* jam : found.jams) sum += jam->*figure;
  return sum / static_cast<double>(found.jams.size());
}

void addGroups(const Found& found, PlaceOverview& place) {
  std::map<std::string, std::size_t> runs;
  double groups = 0, persons = 0;
  for (const BottleneckRecord* jam : found.jams) {
    for (const BottleneckRecord::Share& share : jam->groups) ++runs[share.group];
    groups += static_cast<double>(jam->groups.size());
    persons += static_cast<double>(jam->persons);
  }
  const auto jams = static_cast<double>(found.jams.size());
  place.persons = persons / jams;
  place.groups.assign(runs.begin(), runs.end());
  std::ranges::stable_sort(place.groups, std::greater<>{},
                           &std::pair<std::string, std::size_t>::second);
  const double capacityShare = meanOf(found, &BottleneckRecord::capacity_share);
  place.cause = analysis::causeOf(place.constraint, capacityShare, place.peakDensity_per_m2,
                                  static_cast<std::size_t>(groups / jams + 0.5));
}

PlaceOverview overview(const Found& found) {
  PlaceOverview place;
  const BottleneckRecord& first = *found.jams.front();
  place.kind = first.kind;
  place.id = first.id;
  place.constraint = kindOf(first.kind);
  place.jams = found.jams.size();
  place.share = shareInterval(place.jams, found.lost.size());
  place.lost_person_s = meanInterval(found.lost);
  place.lost = mean(found.lost);
  place.from_s = meanOf(found, &BottleneckRecord::from_s);
  place.to_s = meanOf(found, &BottleneckRecord::to_s);
  place.peakDensity_per_m2 = meanOf(found, &BottleneckRecord::peak_density_per_m2);
  place.flow_per_s = meanOf(found, &BottleneckRecord::mean_flow_per_s);
  place.capacity_per_s = meanOf(found, &BottleneckRecord::capacity_per_s);
  addGroups(found, place);
  return place;
}

}  // namespace

std::vector<PlaceOverview> placesOf(Records runs) {
  std::map<std::pair<std::string, std::string>, Found> found;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (const BottleneckRecord& place : runs[i]->bottlenecks) {
      Found& at = found[{place.kind, place.id}];
      at.lost.resize(runs.size(), 0.0);
      at.lost[i] = place.lost_person_s;
      if (jammed(place)) at.jams.push_back(&place);
    }
  }
  std::vector<PlaceOverview> places;
  for (const auto& [key, at] : found)
    if (!at.jams.empty()) places.push_back(overview(at));
  std::ranges::stable_sort(places, std::greater<>{}, &PlaceOverview::lost);
  return places;
}

}  // namespace muster::study
