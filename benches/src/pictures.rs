//! Growth curves as SVG.
use std::error::Error;
use std::path::Path;

use plotters::coord::ranged1d::{AsRangedCoord, ValueFormatter};
use plotters::prelude::*;

use crate::measured::Curve;

const SIZE: (u32, u32) = (720, 400);
const COLOURS: [RGBColor; 2] = [RGBColor(192, 80, 20), RGBColor(70, 100, 160)];

/// Lines over one abscissa.
pub struct Picture<'a> {
    /// Above.
    pub title: &'a str,
    /// Below.
    pub abscissa: &'a str,
    /// Each with its name.
    pub lines: Vec<(&'a str, Curve)>,
    /// Whether both axes are logarithmic.
    pub logarithmic: bool,
}

impl Picture<'_> {
    /// Draws it; the ordinate is in milliseconds.
    pub fn draw(&self, file: &Path) -> Result<(), Box<dyn Error>> {
        let points = || self.lines.iter().flat_map(|(_, curve)| curve.iter());
        let right = points().map(|(x, _)| *x).fold(0.0, f64::max);
        let top = points().map(|(_, y)| *y / 1000.0).fold(0.0, f64::max) * 1.05;
        if self.logarithmic {
            let left = points().map(|(x, _)| *x).fold(f64::INFINITY, f64::min);
            let bottom = points().map(|(_, y)| *y / 1000.0).fold(f64::INFINITY, f64::min) * 0.8;
            self.draw_on(file, ((left..right).log_scale(), (bottom..top).log_scale()))
        } else {
            self.draw_on(file, (0.0..right, 0.0..top))
        }
    }

    fn draw_on<X, Y>(&self, file: &Path, (x, y): (X, Y)) -> Result<(), Box<dyn Error>>
    where
        X: AsRangedCoord<Value = f64>,
        Y: AsRangedCoord<Value = f64>,
        X::CoordDescType: ValueFormatter<f64>,
        Y::CoordDescType: ValueFormatter<f64>,
    {
        let area = SVGBackend::new(file, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&area)
            .caption(self.title, ("sans-serif", 18))
            .margin(12)
            .x_label_area_size(42)
            .y_label_area_size(64)
            .build_cartesian_2d(x, y)?;
        let mut mesh = chart.configure_mesh();
        mesh.x_desc(self.abscissa).y_desc("milliseconds").light_line_style(WHITE).draw()?;
        for ((name, curve), colour) in self.lines.iter().zip(COLOURS) {
            let points: Vec<(f64, f64)> = curve.iter().map(|(x, y)| (*x, y / 1000.0)).collect();
            let line = LineSeries::new(points.clone(), colour.stroke_width(2));
            let legend = move |(x, y)| PathElement::new([(x, y), (x + 20, y)], colour.stroke_width(2));
            chart.draw_series(line)?.label(*name).legend(legend);
            chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, colour.filled())))?;
        }
        let mut labels = chart.configure_series_labels();
        let labels = labels.position(SeriesLabelPosition::UpperLeft);
        labels.background_style(WHITE).border_style(BLACK.mix(0.3)).draw()?;
        Ok(area.present()?)
    }
}
