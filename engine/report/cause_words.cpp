#include "report/cause_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace muster::report {

namespace {

constexpr std::size_t kNamed = 6;

const char* keyOf(analysis::Cause cause) {
  switch (cause) {
    case analysis::Cause::destination:
      return "report.cause.destination";
    case analysis::Cause::merging:
      return "report.cause.merging";
    case analysis::Cause::narrow:
      return "report.cause.narrow";
    case analysis::Cause::crowding:
      return "report.cause.crowding";
    case analysis::Cause::elsewhere:
      break;
  }
  return "report.cause.elsewhere";
}

}  // namespace

std::string groupNames(const std::vector<std::string>& groups, const Words& words) {
  std::string list;
  for (std::size_t i = 0; i < std::min(kNamed, groups.size()); ++i)
    list += (i == 0 ? "" : words.text("ui.list-comma")) + groups[i];
  if (groups.size() <= kNamed) return list;
  return words.text("report.cause.and-more",
                    {{"list", list}, {"count", std::to_string(groups.size() - kNamed)}});
}

std::string causeSentence(const CauseFacts& facts, const Words& words) {
  const double share = facts.capacity_per_s > 0 ? facts.flow_per_s / facts.capacity_per_s : 0;
  const analysis::Cause cause =
      analysis::causeOf(facts.kind, share, facts.peakDensity_per_m2, facts.groups.size());
  return words.text(keyOf(cause), {{"flow", fmt::format("{:.0f}", 60 * facts.flow_per_s)},
                                   {"capacity", fmt::format("{:.0f}", 60 * facts.capacity_per_s)},
                                   {"share", fmt::format("{:.0f}", 100 * share)},
                                   {"density", fmt::format("{:.1f}", facts.peakDensity_per_m2)},
                                   {"count", std::to_string(facts.groups.size())},
                                   {"groups", groupNames(facts.groups, words)}});
}

}  // namespace muster::report
