// One document in a picture of its own: what it shows at the clock's time, kept up to date and
// drawn. Two of them beside each other share camera and clock. Thread rule: the thread of the
// context.
#pragma once

#include <memory>
#include <optional>

#include "analysis/local_density.h"
#include "viewer/content/colouring.h"
#include "viewer/content/recorded_fire.h"
#include "viewer/graphics/painter.h"
#include "viewer/heat_layer.h"
#include "viewer/state.h"

namespace muster::viewer {

class Stage {
 public:
  // The document must outlive it.
  Stage(Document& document, const report::Words& words);

  // After the language has changed.
  void rename(const report::Words& words);
  // `other`: what is compared with, for Heat::difference; may be null.
  void update(const UiState& state, const report::Words& words, const Stage* other);
  void draw(const UiState& state, const Projection& projection, int windowHeight_px);
  // Until the recording has been read through, or the live run is done.
  void wait();
  // The live run has been started again.
  void forget();

  Document& document() const { return document_; }
  const OverviewData* overview() const { return overviewData_.get(); }
  Scene scene(const report::Words& words) const;
  std::vector<Legend> legends(const UiState& state, const report::Words& words) const;

 private:
  ColourBy colouring(const UiState& state) const;  // asked for, if it can be
  void followRun(const report::Words& words);
  void readMoment(const UiState& state);
  void readPoint(const ProbePoint& probe);
  void readTrail(const Selection& selection, double now_s);
  HeatLayer::Sources heatSources(Heat heat, const Stage* other);

  Document& document_;
  Painter painter_;
  std::vector<Mark> marks_;
  std::unique_ptr<Overview> overview_;
  std::shared_ptr<const OverviewData> overviewData_;
  HeatLayer heat_;
  std::future<RecordedFire> relighting_;
  std::optional<RecordedFire> relit_;
  Moment moment_;
  double momentAt_s_ = -1;
  RecordedCrowd crowd_;
  analysis::LocalDensity density_;  // of densityFrame_
  SharedFrame densityFrame_;
  std::optional<PointProbe> point_;
  std::vector<TrailPoint> trail_;
  Selection trailOf_;
  double trailAt_s_ = -1;
};

}  // namespace muster::viewer
