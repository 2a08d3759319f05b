use juicetokens_benches::timing::{least_us, time_us};
use juicetokens_benches::transfer::{Case, Size};
fn main() {
    println!("k h c  sigs signed bytes transfer decoded bytes shared | ratios");
    for (tokens, hops, change) in [(1, 0, 0), (1, 4, 0), (5, 4, 1), (20, 0, 1), (20, 8, 1), (20, 16, 1)] {
        let case = Case::new(Size { tokens, hops, change });
        let raw = case.raw();
        let signer = case.signer();
        let bytes = case.meet().run().bytes;
        let least = least_us(
            3.0,
            [
                &mut || { let meeting = case.meet(); time_us(|| meeting.run()) },
                &mut || time_us(|| raw.with_keys_decoded(&signer)),
                &mut || time_us(|| raw.with_keys_as_bytes(&signer)),
                &mut || time_us(|| raw.with_keys_shared(&signer)),
            ],
        );
        println!("{tokens:2} {hops:2} {change} {:4} {} {bytes:6} {:9.1} {:9.1} {:9.1} {:9.1} | {:.3} {:.3} {:.3}", raw.verified(), raw.signed, least[0], least[1], least[2], least[3], least[0]/least[1], least[0]/least[2], least[0]/least[3]);
    }
}
