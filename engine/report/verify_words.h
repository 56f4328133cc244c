// How findings of the verification suite are written, on the terminal and on the page.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "verification/finding.h"

namespace muster::report {

std::string verdictKey(verification::Verdict verdict);        // "verify.verdict.pass"
std::string ownerKey(verification::BandOwner owner);          // "verify.owner.standard"
std::string valueText(const verification::Finding& finding);  // "1.27 P/s"; "-" if there is none
std::string bandText(const verification::Finding& finding);  // "0.9 to 1.33", "≥ 0", "≤ 1.3", ""

}  // namespace muster::report
