#include "viewer/content/marks.h"

#include <algorithm>
#include <map>

#include "viewer/content/change.h"

namespace muster::viewer {

namespace {

constexpr std::size_t kJamsShown = 8;

// When a fire is noticed its scenario does not say, nor does a recording; a run in the window
// knows.
const analysis::FireResult* noticed(const Document& document) {
  return document.followed && document.followed->fire ? &*document.followed->fire : nullptr;
}

void addFire(std::vector<Mark>& marks, const Document& document, const report::Words& words) {
  if (!document.description->fire) return;
  marks.push_back({document.description->fire->start_s, MarkKind::event,
                   words.text("viewer.event.fire-starts")});
  const analysis::FireResult* fire = noticed(document);
  if (fire && fire->detected_s)
    marks.push_back({*fire->detected_s, MarkKind::event, words.text("viewer.event.fire-noticed")});
}

void addEvents(std::vector<Mark>& marks, const Document& document, const report::Words& words) {
  if (!document.description) return;
  addFire(marks, document, words);
  const analysis::FireResult* fire = noticed(document);
  for (const simulation::Event& event : document.description->events) {
    if (!event.clearedBy.empty()) continue;  // when they are through, only the run knows
    const analysis::Seconds alarm_s = fire ? fire->alarm_s : std::nullopt;
    const analysis::Seconds from_s = event.onDetection ? alarm_s : 0.0;
    if (from_s) marks.push_back({*from_s + event.at_s, MarkKind::event, eventText(event, words)});
  }
  for (const simulation::Guard& guard : document.description->guards) {
    // When it is dense, only the run knows.
    if (guard.inForce && guard.watch.empty())
      marks.push_back({guard.from_s, MarkKind::event, guardText(guard, words)});
  }
}

// A class is complete when its last one stands in the slot.
void addCompletions(std::vector<Mark>& marks, const Document& document,
                    const report::Words& words) {
  std::map<std::uint32_t, double> last_s;
  std::map<std::uint32_t, bool> whole;
  for (const analysis::AgentRow& row : document.tables->agents) {
    if (!row.entered || !row.group.valid()) continue;
    const auto [at, first] = whole.emplace(row.group.value, true);
    at->second = at->second && row.arrived_s.has_value();
    double& time_s = last_s[row.group.value];
    time_s = std::max(time_s, row.arrived_s.value_or(0));
  }
  for (const auto& [group, complete] : whole) {
    if (!complete || !document.groups[group].isClass) continue;
    marks.push_back({last_s[group], MarkKind::complete,
                     words.text("viewer.event.complete", {{"what", document.groups[group].id}})});
  }
}

}  // namespace

std::vector<Mark> marksOf(const Document& document, const report::Words& words) {
  std::vector<Mark> marks;
  addEvents(marks, document, words);
  if (document.tables) {
    addCompletions(marks, document, words);
    const auto& jams = document.tables->bottlenecks;
    for (std::size_t i = 0; i < jams.size() && i < kJamsShown; ++i) {
      if (jams[i].id.empty()) continue;  // of no place
      marks.push_back(
          {jams[i].from_s, MarkKind::jam,
           words.text("viewer.event.jam", {{"what", words.name(jams[i].name, jams[i].id)}})});
    }
  }
  std::ranges::stable_sort(marks, {}, &Mark::time_s);
  return marks;
}

}  // namespace muster::viewer
