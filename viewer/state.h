// What the user has chosen: plain values that panels change and the picture follows.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "plan/campus.h"
#include "report/words.h"
#include "viewer/content/colouring.h"
#include "viewer/content/heat.h"
#include "viewer/content/marks.h"
#include "viewer/content/overview.h"
#include "viewer/content/point_probe.h"
#include "viewer/content/samples.h"
#include "viewer/content/trail.h"
#include "viewer/graphics/camera.h"
#include "viewer/settings.h"

namespace muster::viewer {

struct StudyDifference;  // content/study_difference.h

struct ViewState {
  Camera camera;
  bool stacked = false;  // all levels above each other, else one storey
  double stretch = 2.0;  // of heights, when stacked
  plan::LevelId level;   // the storey shown when not stacked
  bool cameraSet = false;
  bool labels = true;
  bool people = true;
};

struct Clock {
  double time_s = 0;
  double rate = 1;
  bool playing = false;
};

// What was clicked; outlined in the picture and told in the inspector.
struct Selection {
  enum class Kind { nothing, person, opening, space, stair, zone };
  Kind kind = Kind::nothing;
  std::size_t index = 0;  // of the agent, or into the campus' list

  bool operator==(const Selection&) const = default;
};

enum class Tab { bottlenecks, curves, selection, events, run, compare };
inline constexpr std::size_t kTabs = 6;

// What the user wants of a live run; done after the picture.
enum class RunWish { nothing, fromStart, fromHere, save };

// Files to be opened, one or two; done after the picture.
struct OpenWish {
  std::vector<std::string> files;
  bool beside = false;  // the one file beside the document that is open
};

struct FileDialog {
  bool visible = false;
  bool beside = false;
  std::string folder;  // empty: that of the program
  std::vector<FolderEntry> entries;
  bool isNew = false;  // the entries: their characters may be unknown yet
};

// What the run panel would change of what is selected.
struct Edits {
  Selection of;             // what the values below are of
  std::string stair, exit;  // where people would be sent; empty: as before
  std::string group;        // whom a guard would send; empty: everybody
  double delay_s = 0;       // later than its batch's time
  double width_m = 0;
  simulation::Measure measure = simulation::Measure::meter;
  double rate_per_s = 1;
  bool forward = true;
  bool whileDense = false;
};

struct UiState {
  report::Language language = report::Language::en;
  Settings settings;
  double scaleWish = 0;  // size of text while its slider is held; else 0
  OpenWish open;
  FileDialog dialog;
  std::map<std::string, Frame> controls;  // of the last picture, by name (panels/control.h)
  std::vector<std::string> cut;           // of these, the ones that do not fit into their panel
  ViewState view;
  Clock clock;
  ColourBy colourBy = ColourBy::speed;
  Heat heat = Heat::none;
  Selection selection;
  ProbePoint probe;
  std::size_t nextBottleneck = 0;  // to fly to by key
  Tab tab = Tab::bottlenecks;
  bool tabChosen = false;       // by the program, not by a click: the tab bar follows once
  std::vector<Change> changes;  // to the scenario that runs live
  Edits edits;
  RunWish wish = RunWish::nothing;
  std::size_t active = 0;  // of two documents, the one that the panels tell of
  std::string message;     // what was done last, e.g. a file written
};

// What panels may look at.
struct Scene {
  const Document& document;
  const Moment& moment;
  const report::Words& words;
  std::span<const Mark> marks;
  const OverviewData* overview = nullptr;  // null until the recording has been read through
  double overviewProgress = 0;
  const Document* other = nullptr;                   // that it is compared with
  std::span<const TrailPoint> trail;                 // of the selected person
  const PointProbe* point = nullptr;                 // null: none is set
  const OverviewData* otherOverview = nullptr;       // of `other`; null as `overview`
  const StudyDifference* studyDifference = nullptr;  // to `other`; null: no study knows of both
};

inline double stretchOf(const ViewState& view) {
  return view.stacked ? view.stretch : 1.0;
}

// Sets the camera so that what is chosen fills the frame.
void showWhole(ViewState& view, const plan::Campus& campus, const Frame& frame);
void showLevel(ViewState& view, const plan::Campus& campus, plan::LevelId level,
               const Frame& frame);
void showStack(ViewState& view, const plan::Campus& campus, const Frame& frame);
// The storey of a bottleneck with it in the middle, the clock when it began, itself outlined.
void flyTo(UiState& state, const Document& document, const analysis::BottleneckRow& row);

}  // namespace muster::viewer
