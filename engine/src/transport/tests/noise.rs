#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

/// Makes random bytes of every kind: pure noise, noise with the right first byte, cut and bent frames, bent frames whose
/// checksum fits.
fn make_noise(dice: &mut Dice, frame: &[u8]) -> Vec<u8> {
    let [kind, length, place, mask, more] = dice.make_bytes();
    let (place, noise) = (usize::from(place) % frame.len(), dice.make_bytes::<256>());
    match kind % 5 {
        0 => noise[..usize::from(length)].to_vec(),
        1 => [&[0xB0 | kind >> 4], &noise[..usize::from(length)]].concat(),
        2 => frame[..place].to_vec(),
        3 => {
            let mut bytes = frame.to_vec();
            bytes[place] ^= mask | 1;
            bytes
        }
        _ => {
            // A foreign session with fields of any kind: intact, and nobody's.
            let mut content = frame[..frame.len() - 4].to_vec();
            content[1] ^= kind;
            content[2] ^= 0xA5;
            content[6 + usize::from(more) % 10] ^= mask | 1;
            content.extend_from_slice(&crc32c::crc32c(&content).to_le_bytes());
            content
        }
    }
}

#[test]
fn noise_never_disturbs_a_session() {
    let mut table = Table::established(1);
    table.payee.send(message(900, 1));
    table.payer.send(message(900, 2));
    table.step();
    let (payee_before, payer_before) = (table.payee.receiving(), table.payer.receiving());
    let mut dice = Dice::new(&Entropy([4; 32]));
    let now = table.now();
    let (from_payee, from_payer) = (table.payee.next_frame(now).bytes, table.payer.next_frame(now).bytes);
    for _ in 0..30_000 {
        table.payer.handle_frame(&make_noise(&mut dice, &from_payee), now);
        table.payee.handle_frame(&make_noise(&mut dice, &from_payer), now);
    }
    let told: Vec<_> = events(&mut table.payee).into_iter().chain(events(&mut table.payer)).collect();
    assert_eq!(told, []);
    assert_eq!((table.payee.receiving(), table.payer.receiving()), (payee_before, payer_before));
    table.steps(4);
    assert_eq!(
        events(&mut table.payer),
        [PipeEvent::Received(message(900, 1)), PipeEvent::Delivered(MessageNumber(1))]
    );
}

#[test]
fn noise_never_disturbs_a_hello() {
    for role in [PipeRole::Payee, PipeRole::Payer] {
        let (mut pipe, mut peer) = (open(role, 1), open(other(role), 2));
        let mut dice = Dice::new(&Entropy([5; 32]));
        let shown = peer.next_frame(at(0)).bytes;
        let own = pipe.next_frame(at(0)).bytes;
        for _ in 0..10_000 {
            for frame in [&shown, &own] {
                let noise = make_noise(&mut dice, frame);
                // A bent commitment with a good checksum is somebody's commitment; whoever shows it is met.
                if FrameView::read(&noise).is_err() {
                    pipe.handle_frame(&noise, at(0));
                }
            }
        }
        assert_eq!(pipe.next_frame(at(0)).bytes, own);
        assert_eq!(events(&mut pipe), []);
    }
}

fn other(role: PipeRole) -> PipeRole {
    if role == PipeRole::Payee { PipeRole::Payer } else { PipeRole::Payee }
}

#[test]
fn whatever_a_session_frame_claims_nothing_panics() {
    let mut dice = Dice::new(&Entropy([6; 32]));
    for seed in 0..20 {
        let mut table = Table::established(seed);
        table.payee.send(message(900, 1));
        table.payer.send(message(300, 1));
        let session = table.payee.next_frame(table.now()).bytes[2..6].to_vec();
        for _ in 0..500 {
            let header = dice.make_bytes::<16>();
            let [count] = dice.make_bytes::<1>();
            let mut frame = [&[0xB1, header[1] & 0xFD], session.as_slice(), &header[6..], &header].concat();
            frame.truncate(16);
            frame[11] &= 1;
            frame.extend(std::iter::repeat_n(count, usize::from(count % 9) * 83));
            frame.extend_from_slice(&crc32c::crc32c(&frame).to_le_bytes());
            table.payee.handle_frame(&frame, table.now());
            table.payer.handle_frame(&frame, table.now());
            table.step();
        }
        let told: Vec<_> = events(&mut table.payee).into_iter().chain(events(&mut table.payer)).collect();
        let accepted = told.iter().filter(|event| matches!(event, PipeEvent::Received(_))).cloned();
        assert!(
            accepted
                .clone()
                .all(|event| [900, 300].map(|bytes| PipeEvent::Received(message(bytes, 1))).contains(&event))
        );
    }
}

#[test]
fn another_version_says_so_once() {
    let mut table = Table::established(9);
    let mut bytes = table.payee.next_frame(table.now()).bytes;
    bytes.truncate(16);
    bytes[0] = 0xB2;
    bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
    for _ in 0..3 {
        assert_eq!(table.payer.handle_frame(&bytes, table.now()), FrameVerdict::OtherVersion(2));
    }
    assert_eq!(events(&mut table.payer), [PipeEvent::OtherVersion(2)]);
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert_eq!(table.payer.handle_frame(&bytes, table.now()), FrameVerdict::Damaged);
}
