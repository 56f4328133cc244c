#include "report/study_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/study_keys.h"

namespace muster::report {
namespace {

using study::Difference;
using study::Quantity;
using study::Verdict;

std::string outwards(double seconds, bool up) {
  return fmt::format("{:.0f}", up ? std::ceil(seconds) : std::floor(seconds));
}

// Whole, upwards: never less than what it is.
std::string percentUp(double share) {
  return fmt::format("{:.0f}", std::ceil(100 * share - 1e-9));
}

std::string key(const Difference& d) {
  switch (d.verdict) {
    case Verdict::sooner:
      return "ui.study.sooner";
    case Verdict::later:
      return "ui.study.later";
    case Verdict::equal:
      return "ui.study.equal";
    case Verdict::undecided:
      return study::overruled(d) ? "ui.study.undecided-of-several" : "ui.study.undecided";
    case Verdict::incomparable:
      break;
  }
  return d.common == 0 ? "ui.study.no-common-seeds" : "ui.study.incomparable";
}

}  // namespace

std::string sentence(const Difference& d, const std::string& before, const std::string& after,
                     const Words& words) {
  double low = d.change_s.low, high = d.change_s.high;
  if (d.verdict == Verdict::sooner) std::tie(low, high) = std::pair(-high, -low);
  const double most = std::max(std::fabs(low), std::fabs(high));
  std::string text =
      words.text(key(d), {{"before", before},
                          {"after", after},
                          {"value", fmt::format("{:.0f}", std::fabs(d.change_s.estimate))},
                          {"low", outwards(low, false)},
                          {"high", outwards(high, true)},
                          {"most", outwards(most, true)},
                          {"pairs", std::to_string(d.pairs)},
                          {"asked", std::to_string(d.asked)},
                          {"chance", percentUp(d.adjusted)},
                          {"common", std::to_string(d.common)}});
  if (d.verdict != Verdict::incomparable && d.pairs < d.common)
    text += words.text("ui.study.only-pairs",
                       {{"pairs", std::to_string(d.pairs)}, {"common", std::to_string(d.common)}});
  return text;
}

std::string name(const study::Item& item, const Words& words) {
  const auto word = study::quantityWords()[static_cast<std::size_t>(item.quantity)];
  return words.text("ui.study.quantity-" + std::string(word), {{"place", item.place}});
}

std::string precision(const study::Item& item, const Words& words) {
  switch (item.quantity) {
    case Quantity::curve:
    case Quantity::exits:
      return words.text("ui.study.precision-percent",
                        {{"value", fmt::format("{:.1f}", 100 * item.halfWidth)},
                         {"valid", fmt::format("{:.1f}", 100 * item.target)}});
    case Quantity::densities:
      return words.text("ui.study.precision-density",
                        {{"value", fmt::format("{:.2f}", item.halfWidth)},
                         {"valid", fmt::format("{:.2f}", item.target)}});
    default:
      return words.text("ui.study.precision-seconds",
                        {{"value", fmt::format("{:.1f}", item.halfWidth)},
                         {"valid", fmt::format("{:.1f}", item.target)}});
  }
}

}  // namespace muster::report
