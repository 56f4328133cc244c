#include "report/verify_words.h"

#include <cmath>

#include <fmt/format.h>

namespace muster::report {

using verification::BandOwner;
using verification::Finding;

std::string verdictKey(verification::Verdict verdict) {
  return fmt::format("verify.verdict.{}", verification::spell(verdict));
}

std::string ownerKey(BandOwner owner) {
  switch (owner) {
    case BandOwner::standard:
      return "verify.owner.standard";
    case BandOwner::data:
      return "verify.owner.data";
    case BandOwner::project:
      return "verify.owner.project";
  }
  return "";
}

std::string valueText(const Finding& finding) {
  if (!finding.value) return "-";
  return fmt::format("{:.4g}{}{}", *finding.value, finding.unit.empty() ? "" : " ", finding.unit);
}

std::string bandText(const Finding& finding) {
  const bool low = std::isfinite(finding.low), high = std::isfinite(finding.high);
  if (low && high && finding.low == finding.high) return fmt::format("= {:.4g}", finding.low);
  if (low && high) return fmt::format("{:.4g} – {:.4g}", finding.low, finding.high);
  if (low) return fmt::format("≥ {:.4g}", finding.low);
  return high ? fmt::format("≤ {:.4g}", finding.high) : "";
}

}  // namespace muster::report
