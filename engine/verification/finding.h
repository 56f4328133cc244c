// What the verification suite says: one finding per test and model, and the curves behind it.
// Texts are keys of the catalogue; citations are citations in every language.
//
// Thread rule: plain values.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::verification {

enum class Verdict { pass, fail, notApplicable, notYet };
std::string_view spell(Verdict verdict);  // "pass", "fail", "not-applicable", "not-yet"

// Whose band it is: the standard's own, measured data's, or ours (its reason stands in `note`).
enum class BandOwner { standard, data, project };

inline constexpr double kNoBound = std::numeric_limits<double>::infinity();

// A figure beside the one that is judged, e.g. the time for each width.
struct Detail {
  std::string name;  // as it stands, no key: "w = 0.8 m"
  double value = 0;
  std::string unit;
  std::optional<double> expected = {};  // measured, computed or found by `whose`, not 0
  std::string whose = {};               // a citation

  // How far the value is from what is expected, as a share of that; 0 if nothing is.
  double residual() const { return expected ? value / *expected - 1 : 0; }
};

struct Curve {
  enum class Style { line, points, trace, band };  // trace: without points; band: from y to y2
  std::string name;                                // a model's name, or a source
  Style style = Style::line;
  bool reference = false;  // data or theory, not ours
  std::vector<double> x, y, y2;
};

struct Plot {
  std::string title, x, y;  // keys of the catalogue ("verify.plot…")
  std::vector<Curve> curves;
};

struct Finding {
  std::string id;      // "imo-4", "rimea-12c", "nist-2.5", "iso-18", "exp-seyfried", "muster-walls"
  std::string suite;   // "IMO MSC.1/Circ.1533", …
  std::string clause;  // where it stands in the source
  std::string model;
  std::string quantity;  // key: what is measured, "verify.quantity.…"
  std::string unit;
  std::optional<double> value;
  double low = -kNoBound, high = kNoBound;  // inclusive
  BandOwner owner = BandOwner::project;
  std::string source;  // citation of the band
  std::string note;    // key: reason of a project band, why not applicable; may be empty
  Verdict verdict = Verdict::notYet;
  bool hard = false;                // the default model must pass (crowd.md A.6)
  std::vector<std::string> scenes;  // scenarios/verification/<scene>.toml
  int runs = 0;
  std::vector<Detail> details;
};

}  // namespace muster::verification
